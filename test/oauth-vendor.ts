import { createHash, createHmac, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/**
 * A vendor that is as strict as any: OAuth 2 with PKCE and refresh tokens that are taken once (a second use ends the grant), and OAuth 1
 * with signatures that are checked.
 */
export interface OAuthVendor {
  url: string;
  /** Token calls by their grant type. */
  readonly grants: string[];
  /** The access token in use is taken no more. */
  expire(): void;
  stop(): Promise<void>;
}

const client = { id: 'the-client', secret: 'the-client-secret' };
const consumer = { key: 'the-consumer', secret: 'the-consumer-secret' };

export async function startOAuthVendor(): Promise<OAuthVendor> {
  const grants: string[] = [];
  const codes = new Map<string, { challenge: string; redirectUri: string }>();
  const oauth1 = { token: 'temporary-token', secret: 'temporary-secret' };
  let access = '';
  let refresh = '';
  let isOver = false;

  const give = () => {
    access = `access-${randomUUID()}`;
    refresh = `refresh-${randomUUID()}`;
    return { access_token: access, refresh_token: refresh, token_type: 'bearer', expires_in: 3600 };
  };
  function tokenFor(form: Record<string, string>): object | null {
    grants.push(form['grant_type'] ?? '');
    if (form['grant_type'] === 'client_credentials') return give();
    if (form['grant_type'] === 'refresh_token') {
      isOver ||= form['refresh_token'] !== refresh;
      return isOver ? null : give();
    }
    const code = codes.get(form['code'] ?? '');
    codes.delete(form['code'] ?? '');
    const challenge = createHash('sha256')
      .update(form['code_verifier'] ?? '')
      .digest('base64url');
    return code?.challenge === challenge && code.redirectUri === form['redirect_uri'] ? give() : null;
  }

  const server = createServer((request, response) => {
    void (async () => {
      const url = new URL(request.url ?? '/', address());
      const form = Object.fromEntries(new URLSearchParams(await text(request)));
      const query = Object.fromEntries(url.searchParams);
      const answer = (status: number, body: string | object, type = 'application/json') =>
        response
          .writeHead(status, { 'content-type': type })
          .end(typeof body === 'string' ? body : JSON.stringify(body));
      const redirect = (to: string, more: Record<string, string>) => {
        const target = new URL(to);
        for (const [name, value] of Object.entries(more)) target.searchParams.set(name, value);
        response.writeHead(302, { location: target.href }).end();
      };
      switch (url.pathname) {
        case '/authorize': {
          const code = randomUUID();
          codes.set(code, { challenge: query['code_challenge'] ?? '', redirectUri: query['redirect_uri'] ?? '' });
          return redirect(query['redirect_uri'] ?? '', { code, state: query['state'] ?? '', realmId: '77' });
        }
        case '/token': {
          const shown = Buffer.from((request.headers.authorization ?? '').slice(6), 'base64').toString();
          const given = shown === `${client.id}:${client.secret}` ? tokenFor(form) : null;
          return given === null ? answer(400, { error: 'invalid_grant' }) : answer(200, given);
        }
        case '/me':
          return request.headers.authorization === `Bearer ${access}`
            ? answer(200, { name: 'Ada' })
            : answer(401, { error: 'invalid_token' });
        case '/1/request-token': {
          const signed = readOAuth1(request, url, '');
          codes.set(oauth1.token, { challenge: '', redirectUri: signed?.['oauth_callback'] ?? '' });
          return signed === null
            ? answer(401, 'bad signature')
            : answer(200, `oauth_token=${oauth1.token}&oauth_token_secret=${oauth1.secret}`, 'text/plain');
        }
        case '/1/authorize':
          return redirect(codes.get(query['oauth_token'] ?? '')?.redirectUri ?? '', {
            oauth_token: oauth1.token,
            oauth_verifier: 'the-verifier',
          });
        case '/1/access-token': {
          const signed = readOAuth1(request, url, oauth1.secret);
          return signed?.['oauth_verifier'] === 'the-verifier'
            ? answer(200, 'oauth_token=lasting-token&oauth_token_secret=lasting-secret', 'text/plain')
            : answer(401, 'bad signature');
        }
        case '/1/me': {
          const signed = readOAuth1(request, url, 'lasting-secret');
          return signed?.['oauth_token'] === 'lasting-token' ? answer(200, { name: 'Ada' }) : answer(401, {});
        }
        default:
          return answer(404, {});
      }
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: address(),
    grants,
    expire: () => {
      access = 'nothing';
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** The parameters of a request whose signature is good; null of any other. https://datatracker.ietf.org/doc/html/rfc5849#section-3.4.1 */
function readOAuth1(request: IncomingMessage, url: URL, tokenSecret: string): Record<string, string> | null {
  const pairs = [...(request.headers.authorization ?? '').matchAll(/(\w+)="([^"]*)"/g)].map(
    ([, name = '', value = '']) => [name, decodeURIComponent(value)] as const,
  );
  const { oauth_signature: signature, ...signed } = Object.fromEntries(pairs);
  const encode = (value: string) =>
    encodeURIComponent(value).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
  const parameters = Object.entries({ ...signed, ...Object.fromEntries(url.searchParams) })
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .toSorted()
    .join('&');
  const base = [request.method ?? '', encode(url.origin + url.pathname), encode(parameters)].join('&');
  const key = `${encode(consumer.secret)}&${encode(tokenSecret)}`;
  return createHmac('sha1', key).update(base).digest('base64') === signature ? signed : null;
}
