import { createHash, randomBytes } from 'node:crypto';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import type { NodeCatalogue } from '../../node-catalogue.ts';
import { completeCredentials } from '../complete-credentials.ts';
import { askForConsent1 } from './oauth1.ts';
import { keptToken, oauth2Client, readOAuth2Fields } from './oauth2-client.ts';
import { demandOAuth } from './demand-oauth.ts';

export interface ConsentRequest {
  redirectUri: string;
  state: string;
}

/** Where a person consents, with what must be remembered until then; or a token at once, where nobody has to. */
export type BegunConsent =
  | { kind: 'consent'; url: string; kept: Record<string, string> }
  | { kind: 'connected'; oauthTokenData: Record<string, unknown> };

/**
 * The first step of a connection: the address of the vendor's consent page (RFC 6749, 7636; RFC 5849 for OAuth 1).
 * @throws HubError `invalid_input` for credentials that cannot be connected, `unauthorized` when the vendor refuses them
 */
export async function beginConsent(
  catalogue: NodeCatalogue,
  typeName: string,
  stored: ICredentialDataDecryptedObject,
  { redirectUri, state }: ConsentRequest,
): Promise<BegunConsent> {
  const kind = demandOAuth(catalogue, typeName);
  const credentials = completeCredentials(catalogue, typeName, stored, { mode: 'internal' });
  if (kind === 'oAuth1') return { kind: 'consent', ...(await askForConsent1(credentials, { redirectUri, state })) };
  if (credentials['grantType'] === 'clientCredentials') {
    const fields = readOAuth2Fields(credentials, ['clientId', 'accessTokenUrl']);
    const { data } = await oauth2Client(fields).credentials.getToken();
    return { kind: 'connected', oauthTokenData: keptToken(undefined, data) };
  }
  const fields = readOAuth2Fields(credentials, ['clientId', 'authUrl', 'accessTokenUrl']);
  const query = Object.fromEntries(new URLSearchParams(fields.authQueryParameters ?? ''));
  const kept: Record<string, string> = {};
  if (fields.grantType === 'pkce') {
    kept['codeVerifier'] = randomBytes(48).toString('base64url');
    query['code_challenge'] = createHash('sha256').update(kept['codeVerifier']).digest('base64url');
    query['code_challenge_method'] = 'S256';
  }
  return { kind: 'consent', url: oauth2Client(fields, { uri: redirectUri, state }).code.getUri({ query }), kept };
}
