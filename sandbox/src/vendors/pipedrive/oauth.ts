import { randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { sandboxCredentials } from '../../server/credentials.ts';
import type { VendorContext } from '../../server/vendor.ts';

type Form = Readonly<Record<string, string | undefined>>;

const { apiToken, clientId, clientSecret, refreshToken } = sandboxCredentials.pipedrive;
const LIFETIME_S = 3600;
const SCOPE = 'base deals:full contacts:full leads:full activities:full webhooks:full search:read users:read';

function openTokens({ state }: VendorContext) {
  return {
    /** Access tokens given out, with the time at which they end (ms). */
    tokens: state.collection<number>('pipedrive', 'access-token'),
    codes: state.collection<{ redirectUri: string }>('pipedrive', 'oauth-code'),
  };
}

/** Who asks: the fixed API token, as header or parameter, or a Bearer token that has not ended; undefined for all others. */
export function readCaller(context: VendorContext, headers: IncomingHttpHeaders, query: Form): string | undefined {
  if (headers['x-api-token'] === apiToken || query['api_token'] === apiToken) return apiToken;
  const bearer = /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1] ?? '';
  if (bearer === apiToken) return bearer;
  return (openTokens(context).tokens.get(bearer) ?? 0) > context.now() ? bearer : undefined;
}

function isClient(authorization: string | undefined): boolean {
  return authorization === `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`;
}

/** Consent without a page; tokens for a client that shows its secret by HTTP Basic, with this sandbox as `api_domain`. */
export function oauthRoutes(app: FastifyInstance, context: VendorContext): void {
  const { tokens, codes } = openTokens(context);

  app.get<{ Querystring: Form }>('/oauth/authorize', (request, reply) => {
    const { client_id: client, redirect_uri: redirectUri, state } = request.query;
    if (client !== clientId || !redirectUri) return reply.code(400).send({ success: false, error: 'invalid_client' });
    const code = randomBytes(20).toString('hex');
    codes.put(code, { redirectUri });
    const target = new URL(redirectUri);
    target.searchParams.set('code', code);
    if (state !== undefined) target.searchParams.set('state', state);
    return reply.redirect(target.href);
  });

  app.post<{ Body: Form | undefined }>('/oauth/token', (request, reply) => {
    const form = request.body ?? {};
    const refuse = (status: number, error: string, message: string) =>
      reply.code(status).send({ success: false, error, message });
    if (!isClient(request.headers.authorization)) return refuse(401, 'invalid_client', 'Client authentication failed');
    if (form['grant_type'] === 'authorization_code') {
      const grant = codes.get(form['code'] ?? '');
      codes.delete(form['code'] ?? '');
      if (grant?.redirectUri !== form['redirect_uri'])
        return refuse(400, 'invalid_grant', 'Invalid grant: code is not valid');
    } else if (form['grant_type'] !== 'refresh_token') {
      return refuse(400, 'unsupported_grant_type', 'grant_type is not supported');
    } else if (form['refresh_token'] !== refreshToken) {
      return refuse(400, 'invalid_grant', 'Invalid grant: refresh token is invalid');
    }
    const token = `${randomBytes(4).readUInt32BE()}:${randomBytes(4).readUInt32BE()}:${randomBytes(20).toString('hex')}`;
    tokens.put(token, context.now() + LIFETIME_S * 1000);
    return reply.send({
      access_token: token,
      token_type: 'Bearer',
      expires_in: LIFETIME_S,
      refresh_token: refreshToken,
      scope: SCOPE,
      api_domain: context.baseUrl,
    });
  });

  app.post<{ Body: Form | undefined }>('/oauth/revoke', (request, reply) => {
    tokens.delete(request.body?.['token'] ?? '');
    return reply.code(200).send('');
  });
}
