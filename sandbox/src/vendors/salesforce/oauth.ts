import { createHmac, createHash, randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { sandboxCredentials } from '../../server/credentials.ts';
import type { Org } from './org.ts';
import { isSession, openSessions, type Sessions } from './sessions.ts';

type Form = Readonly<Record<string, string | undefined>>;

const { clientId, clientSecret, refreshToken } = sandboxCredentials.salesforce;

class OAuthError extends Error {
  readonly error: string;
  constructor(error: string, description: string) {
    super(description);
    this.error = error;
  }
}

function checkClient(form: Form): void {
  if (form['client_id'] !== clientId) throw new OAuthError('invalid_client_id', 'client identifier invalid');
  if (form['client_secret'] !== undefined && form['client_secret'] !== clientSecret) {
    throw new OAuthError('invalid_client', 'invalid client credentials');
  }
}

/** A client shows itself in the form or, as n8n does, by HTTP Basic. */
function clientOf(authorization: string | undefined): Form {
  const basic = /^Basic (.+)$/i.exec(authorization ?? '')?.[1];
  if (basic === undefined) return {};
  const [id, secret] = Buffer.from(basic, 'base64').toString().split(':').map(decodeURIComponent);
  return { client_id: id, client_secret: secret };
}

/** Only the shape and the claims of an assertion are looked at: the sandbox has no certificate to check the signature with. */
function checkAssertion(form: Form, now: number): void {
  const [, payload, signature] = (form['assertion'] ?? '').split('.');
  let claims: Readonly<Record<string, unknown>> = {};
  try {
    claims = JSON.parse(Buffer.from(payload ?? '', 'base64url').toString()) as Record<string, unknown>;
  } catch {
    throw new OAuthError('invalid_grant', 'invalid assertion');
  }
  if (!signature || claims['iss'] !== clientId) throw new OAuthError('invalid_client_id', 'client identifier invalid');
  if (!claims['sub'] || !claims['aud']) throw new OAuthError('invalid_grant', 'audience or subject is invalid');
  if (typeof claims['exp'] !== 'number' || claims['exp'] * 1000 < now)
    throw new OAuthError('invalid_grant', 'expired authorization code');
}

function redeemCode(form: Form, sessions: Sessions): void {
  const grant = sessions.takeCode(form['code'] ?? '');
  if (!grant || grant.redirectUri !== form['redirect_uri'])
    throw new OAuthError('invalid_grant', 'expired authorization code');
  const challenge = createHash('sha256')
    .update(form['code_verifier'] ?? '')
    .digest('base64url');
  if (grant.codeChallenge && grant.codeChallenge !== challenge)
    throw new OAuthError('invalid_grant', 'invalid code verifier');
}

/** Whether the grant is answered with a refresh token too. */
function checkGrant(form: Form, sessions: Sessions, now: number): { refreshes: boolean } {
  switch (form['grant_type']) {
    case 'refresh_token':
      checkClient(form);
      if (!sessions.isRefreshToken(form['refresh_token'] ?? ''))
        throw new OAuthError('invalid_grant', 'expired access/refresh token');
      return { refreshes: false };
    case 'client_credentials':
      checkClient(form);
      return { refreshes: false };
    case 'authorization_code':
      checkClient(form);
      redeemCode(form, sessions);
      return { refreshes: true };
    case 'urn:ietf:params:oauth:grant-type:jwt-bearer':
      checkAssertion(form, now);
      return { refreshes: false };
    default:
      throw new OAuthError('unsupported_grant_type', 'grant type not supported');
  }
}

/** Login: tokens for the connected app of the credentials table, consent without a page, and who the user is. */
export function oauthRoutes(app: FastifyInstance, org: Org): void {
  const { context } = org;
  const sessions = openSessions(context);
  const identityUrl = () => `${context.baseUrl}/id/${org.id}/${org.userId}`;

  app.get<{ Querystring: Form }>('/services/oauth2/authorize', (request, reply) => {
    const { client_id: client, redirect_uri: redirectUri, state, code_challenge: codeChallenge } = request.query;
    if (client !== clientId || !redirectUri)
      return reply.code(400).send({ error: 'invalid_client_id', error_description: 'client identifier invalid' });
    const target = new URL(redirectUri);
    target.searchParams.set('code', sessions.issueCode({ redirectUri, ...(codeChallenge ? { codeChallenge } : {}) }));
    if (state !== undefined) target.searchParams.set('state', state);
    return reply.redirect(target.href);
  });

  app.post<{ Body: Form | undefined }>('/services/oauth2/token', (request, reply) => {
    try {
      if (context.takeFault('token-request-in-progress'))
        throw new OAuthError('invalid_grant', 'token request is already being processed');
      const form = { ...clientOf(request.headers.authorization), ...(request.query as Form), ...request.body };
      const { refreshes } = checkGrant(form, sessions, context.now());
      const issuedAt = String(context.now());
      const signature = createHmac('sha256', clientSecret)
        .update(identityUrl() + issuedAt)
        .digest('base64');
      return reply.send({
        access_token: sessions.issueAccessToken(`${org.id.slice(0, 15)}!${randomBytes(24).toString('base64url')}`),
        ...(refreshes ? { refresh_token: refreshToken } : {}),
        signature,
        scope: 'refresh_token api',
        instance_url: context.baseUrl,
        id: identityUrl(),
        token_type: 'Bearer',
        issued_at: issuedAt,
      });
    } catch (error) {
      if (!(error instanceof OAuthError)) throw error;
      return reply.code(400).send({ error: error.error, error_description: error.message });
    }
  });

  app.post<{ Body: Form | undefined }>('/services/oauth2/revoke', (request, reply) => {
    sessions.revoke(request.body?.['token'] ?? '');
    return reply.code(200).send('');
  });

  const identity = () => {
    const user = org.find(org.userId)?.record;
    return {
      id: identityUrl(),
      sub: identityUrl(),
      user_id: org.userId,
      organization_id: org.id,
      username: user?.['Username'],
      preferred_username: user?.['Username'],
      nick_name: user?.['Alias'],
      display_name: user?.['Name'],
      name: user?.['Name'],
      email: user?.['Email'],
      email_verified: true,
      active: true,
      user_type: 'STANDARD',
      language: 'en_US',
      locale: 'en_US',
      urls: {
        rest: `${context.baseUrl}/services/data/v{version}/`,
        query: `${context.baseUrl}/services/data/v{version}/query/`,
      },
    };
  };
  for (const path of ['/services/oauth2/userinfo', '/id/:org/:user']) {
    app.get(path, (request, reply) => {
      if (!isSession(context, request.headers.authorization)) return reply.code(403).send('Bad_OAuth_Token');
      return reply.send(identity());
    });
  }
}
