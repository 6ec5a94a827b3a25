import type { NodeCatalogue } from '../../node-catalogue.ts';
import { parentsOf } from '../describe-type.ts';

export type OAuthKind = 'oAuth1' | 'oAuth2';

/** How an account of this type is signed in at the vendor; null for those whose credentials are typed in. */
export function oauthKindOf(catalogue: NodeCatalogue, typeName: string): OAuthKind | null {
  if (catalogue.getCredentialType(typeName) === undefined) return null;
  const family = [typeName, ...parentsOf(catalogue, typeName)];
  return family.includes('oAuth2Api') ? 'oAuth2' : family.includes('oAuth1Api') ? 'oAuth1' : null;
}
