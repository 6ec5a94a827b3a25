import { HubError } from '@leadloom/contracts';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import type { NodeCatalogue } from '../../node-catalogue.ts';
import { completeCredentials } from '../complete-credentials.ts';
import type { ConsentRequest } from './begin-consent.ts';
import { demandOAuth } from './demand-oauth.ts';
import { redeemConsent1 } from './oauth1.ts';
import { keptToken, oauth2Client, readOAuth2Fields } from './oauth2-client.ts';

/**
 * The last step: what the vendor sent the browser back with, for a token. Answers the `oauthTokenData` to keep.
 * @param kept what `beginConsent` gave
 * @param query of the address that the browser came back to
 * @throws HubError `forbidden` when the person or the vendor said no, else what the transport throws
 */
export async function finishConsent(
  catalogue: NodeCatalogue,
  typeName: string,
  stored: ICredentialDataDecryptedObject,
  given: ConsentRequest & { kept: Readonly<Record<string, string>>; query: string },
): Promise<Record<string, unknown>> {
  const kind = demandOAuth(catalogue, typeName);
  const credentials = completeCredentials(catalogue, typeName, stored, { mode: 'internal' });
  const answer = Object.fromEntries(new URLSearchParams(given.query));
  const refusal = answer['error'] ?? answer['denied'];
  if (refusal !== undefined)
    throw new HubError(
      'forbidden',
      `The vendor did not connect the account: ${answer['error_description'] ?? refusal}. Connect it again, and consent.`,
    );
  if (kind === 'oAuth1') return redeemConsent1(credentials, answer, given.kept);
  const { clientSecret, ...fields } = readOAuth2Fields(credentials, ['clientId', 'accessTokenUrl']);
  const isInBody = fields.authentication === 'body';
  const { code: _code, state: _state, ...rest } = answer;
  // With a secret the client shows itself in the header, whatever is in the body.
  const shown = isInBody || clientSecret === undefined ? fields : { ...fields, clientSecret };
  const client = oauth2Client(shown, { uri: given.redirectUri, state: given.state });
  const { data } = await client.code.getToken(`${given.redirectUri}?${given.query}`, {
    body: {
      ...(given.kept['codeVerifier'] === undefined ? {} : { code_verifier: given.kept['codeVerifier'] }),
      ...(isInBody ? { client_id: fields.clientId, client_secret: clientSecret ?? '' } : {}),
    },
  });
  // Some vendors say there which company was chosen (QuickBooks' realmId); n8n's nodes read it under this name.
  const extra = Object.keys(rest).length === 0 ? {} : { callbackQueryString: rest };
  return { ...keptToken(fields.oauthTokenData, data), ...extra };
}
