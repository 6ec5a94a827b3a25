import { createHmac } from 'node:crypto';
import { HubError } from '@leadloom/contracts';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { requireOfCore, requireShared } from '../../n8n.ts';
import type { ConsentRequest } from './begin-consent.ts';

interface Fields {
  consumerKey: string;
  consumerSecret: string;
  requestTokenUrl: string;
  authUrl: string;
  accessTokenUrl: string;
  signatureMethod: string;
}

interface Signer {
  authorize(request: object, token?: { key: string; secret: string }): object;
  toHeader(authorization: object): Record<string, string>;
}

const algorithms: Readonly<Record<string, string>> = { 'HMAC-SHA256': 'sha256', 'HMAC-SHA512': 'sha512' };

/** Temporary credentials, and where a person consents to them. https://datatracker.ietf.org/doc/html/rfc5849#section-2 */
export async function askForConsent1(
  credentials: ICredentialDataDecryptedObject,
  { redirectUri, state }: ConsentRequest,
): Promise<{ url: string; kept: Record<string, string> }> {
  const fields = readFields(credentials);
  const answer = await post(fields, fields.requestTokenUrl, { oauth_callback: `${redirectUri}?state=${state}` });
  const url = new URL(fields.authUrl);
  url.searchParams.set('oauth_token', answer.oauth_token);
  return { url: url.href, kept: { token: answer.oauth_token, secret: answer.oauth_token_secret } };
}

/** Temporary credentials that a person consented to, for lasting ones. */
export async function redeemConsent1(
  credentials: ICredentialDataDecryptedObject,
  answer: Readonly<Record<string, string>>,
  { token = '', secret = '' }: Readonly<Record<string, string>>,
): Promise<Record<string, unknown>> {
  if (answer['oauth_token'] !== token)
    throw new HubError('conflict', 'The vendor answered for another consent than the one begun. Connect again.');
  const fields = readFields(credentials);
  return post(
    fields,
    fields.accessTokenUrl,
    { oauth_verifier: answer['oauth_verifier'] ?? '' },
    { key: token, secret },
  );
}

/** All that is asked is in the header, signed; the answer is a form. */
async function post(
  fields: Fields,
  url: string,
  parameters: Record<string, string>,
  token?: { key: string; secret: string },
): Promise<{ oauth_token: string; oauth_token_secret: string }> {
  const signer = signerOf(fields);
  const signed = signer.authorize({ url, method: 'POST', data: { ...parameters } }, token);
  const axios = requireShared('axios') as {
    request(config: object): Promise<{ status: number; data: unknown }>;
  };
  const answer = await axios.request({
    method: 'POST',
    url,
    headers: signer.toHeader({ ...signed, ...parameters }),
    responseType: 'text',
    timeout: 15_000,
    validateStatus: () => true,
  });
  const given = Object.fromEntries(new URLSearchParams(String(answer.data)));
  if (answer.status < 300 && given['oauth_token'] !== undefined && given['oauth_token_secret'] !== undefined)
    return given as { oauth_token: string; oauth_token_secret: string };
  throw new HubError(
    'unauthorized',
    `${new URL(url).origin} gave no token (${answer.status}). Check consumer key, consumer secret and addresses of the connection.`,
    { status: answer.status },
  );
}

function signerOf({ consumerKey, consumerSecret, signatureMethod }: Fields): Signer {
  const OAuth = requireOfCore('oauth-1.0a') as new (options: object) => Signer;
  return new OAuth({
    consumer: { key: consumerKey, secret: consumerSecret },
    signature_method: signatureMethod,
    hash_function: (base: string, key: string) =>
      createHmac(algorithms[signatureMethod] ?? 'sha1', key)
        .update(base)
        .digest('base64'),
  });
}

function readFields(credentials: ICredentialDataDecryptedObject): Fields {
  for (const name of ['consumerKey', 'consumerSecret', 'requestTokenUrl', 'authUrl', 'accessTokenUrl'])
    if (typeof credentials[name] !== 'string' || credentials[name] === '')
      throw new HubError(
        'invalid_input',
        `The field ${name} of this connection is not filled in. Change the connection, then connect it again.`,
        { details: { field: name } },
      );
  return credentials as unknown as Fields;
}
