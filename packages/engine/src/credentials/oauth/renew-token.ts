import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import type { NodeCatalogue } from '../../node-catalogue.ts';
import { completeCredentials } from '../complete-credentials.ts';
import { oauthKindOf } from './oauth-kind.ts';
import { keptToken, oauth2Client, readOAuth2Fields } from './oauth2-client.ts';

/**
 * A new access token for one that the vendor takes no more. Null where there is none to be had: no OAuth 2, no refresh token.
 * @throws what the transport throws, and the vendor's refusal (`body.error` is `invalid_grant` when the account must be connected again)
 */
export async function renewToken(
  catalogue: NodeCatalogue,
  typeName: string,
  stored: ICredentialDataDecryptedObject,
): Promise<Record<string, unknown> | null> {
  if (oauthKindOf(catalogue, typeName) !== 'oAuth2') return null;
  const credentials = completeCredentials(catalogue, typeName, stored, { mode: 'internal' });
  const before = credentials['oauthTokenData'] as Record<string, unknown> | undefined;
  const isWithoutPerson = credentials['grantType'] === 'clientCredentials';
  if (!isWithoutPerson && typeof before?.['refresh_token'] !== 'string') return null;
  const fields = readOAuth2Fields(credentials, ['clientId', 'accessTokenUrl']);
  const client = oauth2Client(fields);
  const { data } = isWithoutPerson
    ? await client.credentials.getToken()
    : await client.createToken(before ?? {}).refresh({});
  return keptToken(before, data);
}
