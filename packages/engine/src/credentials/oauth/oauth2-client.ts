import { HubError } from '@leadloom/contracts';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { requireOfCore } from '../../n8n.ts';

/** Fields of the credential type `oAuth2Api` and of those that extend it, resolved. */
export interface OAuth2Fields {
  grantType: string;
  clientId: string;
  clientSecret?: string;
  authUrl: string;
  accessTokenUrl: string;
  scope?: string;
  authQueryParameters?: string;
  authentication?: string;
  oauthTokenData?: Record<string, unknown>;
}

interface Token {
  data: Record<string, unknown>;
  refresh(options: object): Promise<Token>;
}

interface Client {
  code: {
    getUri(options: { query?: Record<string, string> }): string;
    getToken(url: string, options: { body?: Record<string, string> }): Promise<Token>;
  };
  credentials: { getToken(): Promise<Token> };
  createToken(data: object): Token;
}

interface ClientPackage {
  ClientOAuth2: new (options: object) => Client;
  resolveClientAuthOptions: (credentials: object) => object;
}

/**
 * @param required what the step at hand cannot do without
 * @throws HubError `invalid_input` that names what is missing or is no web address
 */
export function readOAuth2Fields(
  credentials: ICredentialDataDecryptedObject,
  required: readonly ('clientId' | 'authUrl' | 'accessTokenUrl')[],
): OAuth2Fields {
  const fields = credentials as unknown as OAuth2Fields;
  for (const name of required) {
    const value = fields[name];
    const isGood = typeof value === 'string' && value !== '' && (name === 'clientId' || isWebAddress(value));
    if (isGood) continue;
    const problem = value === undefined || value === '' ? 'is not filled in' : 'is no web address';
    throw new HubError(
      'invalid_input',
      `The field ${name} of this connection ${problem}. Change the connection, then connect it again.`,
      { details: { field: name } },
    );
  }
  return fields;
}

/** n8n's own OAuth 2 client, set up as n8n-core sets it up for requests. */
export function oauth2Client(fields: OAuth2Fields, redirect: { uri?: string; state?: string } = {}): Client {
  const { ClientOAuth2, resolveClientAuthOptions } = requireOfCore('@n8n/client-oauth2') as ClientPackage;
  const scopes = (fields.scope ?? '').split(' ').filter((scope) => scope !== '');
  return new ClientOAuth2({
    clientId: fields.clientId,
    ...resolveClientAuthOptions(fields),
    authorizationUri: fields.authUrl,
    accessTokenUri: fields.accessTokenUrl,
    ...(scopes.length === 0 ? {} : { scopes }),
    authentication: fields.authentication ?? 'header',
    ...(redirect.uri === undefined ? {} : { redirectUri: redirect.uri }),
    ...(redirect.state === undefined ? {} : { state: redirect.state }),
  });
}

/** What is kept of a vendor's answer, over what is there: many give a refresh token once only. n8n-core reads `n8n_expires_at`, in ms. */
export function keptToken(before: unknown, answer: Record<string, unknown>): Record<string, unknown> {
  const seconds = Number(answer['expires_in']);
  return {
    ...(typeof before === 'object' ? before : {}),
    ...answer,
    ...(seconds > 0 ? { n8n_expires_at: String(Date.now() + seconds * 1000) } : {}),
  };
}

function isWebAddress(text: string): boolean {
  return /^https?:$/.test(URL.parse(text)?.protocol ?? '');
}
