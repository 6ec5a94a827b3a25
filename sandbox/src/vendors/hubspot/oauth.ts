import { randomBytes, randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { sandboxCredentials } from '../../server/credentials.ts';
import type { VendorContext } from '../../server/vendor.ts';
import { HubspotError } from './hubspot-error.ts';
import { PORTAL_ID } from './portal.ts';

type Form = Readonly<Record<string, string | undefined>>;

const { accessToken, refreshToken, clientId, clientSecret } = sandboxCredentials.hubspot;
const LIFETIME_S = 1800;
const SCOPES = [
  'oauth',
  'crm.objects.contacts.read',
  'crm.objects.contacts.write',
  'crm.objects.companies.read',
  'crm.objects.companies.write',
  'crm.objects.deals.read',
  'crm.objects.deals.write',
];

function openTokens({ state }: VendorContext) {
  return {
    /** Access tokens given out, with the time at which they end (ms). */
    tokens: state.collection<number>('hubspot', 'access-token'),
    codes: state.collection<{ redirectUri: string }>('hubspot', 'oauth-code'),
  };
}

/** Whether a token opens the API; the fixed one of the credentials table always does. */
export function isAccessToken(context: VendorContext, token: string): boolean {
  return token === accessToken || (openTokens(context).tokens.get(token) ?? 0) > context.now();
}

function refuse(message: string, error = 'BAD_GRANT_TYPE'): never {
  throw new HubspotError(400, error, message);
}

function checkGrant(form: Form, context: VendorContext): void {
  if (form['client_id'] !== clientId || form['client_secret'] !== clientSecret)
    refuse('missing or invalid client id or client secret', 'BAD_CLIENT_ID');
  if (form['grant_type'] === 'refresh_token') {
    if (form['refresh_token'] !== refreshToken) refuse('missing or invalid refresh token', 'BAD_REFRESH_TOKEN');
    return;
  }
  if (form['grant_type'] !== 'authorization_code') refuse('missing or unknown grant type');
  const { codes } = openTokens(context);
  const grant = codes.get(form['code'] ?? '');
  codes.delete(form['code'] ?? '');
  if (!grant) refuse('missing or unknown auth code', 'BAD_AUTH_CODE');
  if (grant.redirectUri !== form['redirect_uri'])
    refuse('redirect uri does not match initial authorization request', 'MISMATCH_REDIRECT_URI_AUTH_CODE');
}

/** Consent without a page, and tokens, in the old, the v3 and the dated paths. */
export function oauthRoutes(app: FastifyInstance, context: VendorContext): void {
  const { tokens, codes } = openTokens(context);
  const aboutToken = (token: string) => ({
    hub_id: PORTAL_ID,
    app_id: Number(sandboxCredentials.hubspot.appId),
    user_id: 5_100_001,
    user: 'sandra.sandbox@crm.example',
    hub_domain: 'sandbox.example',
    scopes: SCOPES,
    token_type: 'access',
    client_id: clientId,
    expires_in:
      token === accessToken ? LIFETIME_S : Math.max(0, Math.floor(((tokens.get(token) ?? 0) - context.now()) / 1000)),
  });

  app.get<{ Querystring: Form }>('/oauth/authorize', (request, reply) => {
    const { client_id: client, redirect_uri: redirectUri, state } = request.query;
    if (client !== clientId || !redirectUri) refuse('missing or invalid client id', 'BAD_CLIENT_ID');
    const code = randomUUID();
    codes.put(code, { redirectUri });
    const target = new URL(redirectUri);
    target.searchParams.set('code', code);
    if (state !== undefined) target.searchParams.set('state', state);
    return reply.redirect(target.href);
  });

  for (const version of ['v1', 'v3', '2026-03']) {
    app.post<{ Body: Form | undefined }>(`/oauth/${version}/token`, (request) => {
      checkGrant({ ...(request.query as Form), ...request.body }, context);
      const token = `C${randomBytes(40).toString('base64url')}`;
      tokens.put(token, context.now() + LIFETIME_S * 1000);
      const answer = { token_type: 'bearer', access_token: token, refresh_token: refreshToken, expires_in: LIFETIME_S };
      return version === 'v1' ? answer : { ...answer, hub_id: PORTAL_ID, scopes: SCOPES };
    });
    app.post<{ Body: Form | undefined }>(`/oauth/${version}/token/introspect`, (request) => {
      const token = request.body?.['token'] ?? '';
      const active = isAccessToken(context, token) || token === refreshToken;
      return active ? { active, ...aboutToken(token) } : { active };
    });
    app.post<{ Body: Form | undefined }>(`/oauth/${version}/token/revoke`, (request, reply) => {
      tokens.delete(request.body?.['token'] ?? '');
      return reply.code(204).send();
    });
  }

  app.get<{ Params: { token: string } }>('/oauth/v1/access-tokens/:token', (request) => {
    if (!isAccessToken(context, request.params.token))
      throw new HubspotError(404, 'OBJECT_NOT_FOUND', 'the token does not exist or has expired');
    return { token: request.params.token, ...aboutToken(request.params.token) };
  });
}
