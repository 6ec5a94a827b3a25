import { HubError } from '@leadloom/contracts';
import type { NodeCatalogue } from '../../node-catalogue.ts';
import { type OAuthKind, oauthKindOf } from './oauth-kind.ts';

/** @throws HubError `invalid_input` for a type whose accounts are not signed in at the vendor */
export function demandOAuth(catalogue: NodeCatalogue, typeName: string): OAuthKind {
  const kind = oauthKindOf(catalogue, typeName);
  if (kind !== null) return kind;
  throw new HubError(
    'invalid_input',
    `Connections of the type ${typeName} are not signed in at the vendor (no OAuth): fill in their fields, then test them.`,
    { details: { credentialType: typeName } },
  );
}
