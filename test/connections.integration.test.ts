import type { Connection, ConnectionTestResult, Execution } from '@leadloom/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { armFault } from '../connectors/src/testing/arm-fault.ts';
import { receivedRequests } from '../connectors/src/testing/received-requests.ts';
import { type OAuthVendor, startOAuthVendor } from './oauth-vendor.ts';
import { startSystem, type TestSystem } from './system.ts';

let vendor: OAuthVendor;
let system: TestSystem;
/** The cookie of a login of the owner. */
let login: string;

beforeAll(async () => {
  vendor = await startOAuthVendor();
  system = await startSystem({ workers: 2, variables: { LEADLOOM_ALLOWED_ORIGINS: vendor.url } });
  login = await logIn();
});
afterAll(async () => {
  await system?.stop();
  await vendor?.stop();
});

async function logIn(): Promise<string> {
  const { email, password } = system;
  const answer = await fetch(`${system.hubUrl}/api/hub/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: system.hubUrl },
    body: JSON.stringify({ email, password }),
  });
  return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
}

/** What any of the routes here may answer. */
type Body = Partial<
  Connection &
    ConnectionTestResult & { url: string | null; executionId: string; error: { code: string; message: string } }
>;

/** As the pages of the hub ask. */
async function ask(path: string, body: object = {}, cookie = login): Promise<{ status: number; body: Body }> {
  const answer = await fetch(`${system.hubUrl}/api/hub/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: system.hubUrl, cookie },
    body: JSON.stringify(body),
  });
  return { status: answer.status, body: (await answer.json()) as Body };
}

async function makeConnection(credentialType: string, data: object, origins: object = {}): Promise<string> {
  const { body } = await ask('/connections', { name: credentialType, credentialType, data, origins });
  expect(body.isOAuth).toBe(true);
  return body.id ?? '';
}

/** Goes to the consent page as a browser, and comes back with its answer. */
async function consent(id: string): Promise<string> {
  const { body } = await ask(`/connections/${id}/connect`);
  const { headers } = await fetch(body.url ?? '', { redirect: 'manual' });
  const back = new URL(headers.get('location') ?? '');
  expect(back.origin + back.pathname).toBe(`${system.hubUrl}/oauth/callback`);
  return back.search;
}

async function connect(id: string): Promise<void> {
  const { status, body } = await ask('/consents', { query: await consent(id) });
  expect({ status, body }).toMatchObject({ status: 200, body: { id, health: { status: 'ok' } } });
}

const test = async (id: string) => (await ask(`/connections/${id}/test`)).body;

const oauth2 = (more: object = {}) => ({
  grantType: 'pkce',
  clientId: 'the-client',
  clientSecret: 'the-client-secret',
  authUrl: `${vendor.url}/authorize`,
  accessTokenUrl: `${vendor.url}/token`,
  ...more,
});

/** A run that asks the vendor who we are, under an account. */
async function startAsking(credentialType: string, id: string, path: string): Promise<string> {
  const call = { authentication: 'genericCredentialType', genericAuthType: credentialType, options: {} };
  const nodes = [
    { name: 'Start', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, position: [0, 0], parameters: {} },
    {
      name: 'Who',
      type: 'n8n-nodes-base.httpRequest',
      typeVersion: 4.2,
      position: [200, 0],
      parameters: { ...call, url: vendor.url + path },
      credentials: { [credentialType]: { id, name: 'vendor' } },
    },
  ];
  const connections = { Start: { main: [[{ node: 'Who', type: 'main', index: 0 }]] } };
  const { body } = await ask('/runs', { document: { nodes, connections } });
  return body.executionId ?? '';
}

async function endOf(executionId: string): Promise<Execution> {
  for (;;) {
    const path = `/api/hub/v1/executions/${executionId}`;
    const { execution } = await system.api<{ execution: Execution }>('GET', path);
    if (!['new', 'running', 'waiting'].includes(execution.status)) return execution;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const statusOf = async (executionId: string) => (await endOf(executionId)).status;

describe('signing in at a vendor', () => {
  it.each([
    ['salesforce', 'salesforceOAuth2Api', ['https://login.salesforce.com']],
    ['hubspot', 'hubspotOAuth2Api', ['https://api.hubapi.com', 'https://app.hubspot.com']],
    ['pipedrive', 'pipedriveOAuth2Api', ['https://api.pipedrive.com', 'https://oauth.pipedrive.com']],
  ])('connects %s, whose connector then works with it', async (name, type, origins) => {
    const data = { clientId: `sandbox-${name}-client-id`, clientSecret: `sandbox-${name}-client-secret` };
    const mapped = Object.fromEntries(origins.map((origin) => [origin, `${system.sandboxUrl}/${name}`]));
    const id = await makeConnection(type, data, mapped);
    expect(await test(id)).toMatchObject({ ok: false, message: expect.stringContaining('not been signed in') });
    await connect(id);
    expect(await test(id)).toMatchObject({ ok: true });
  });

  it('takes an answer once, from the login that asked for it, and only as it was asked for', async () => {
    const id = await makeConnection('oAuth2Api', oauth2());
    const query = await consent(id);
    const elsewhere = await ask('/consents', { query }, await logIn());
    expect(elsewhere).toMatchObject({ status: 409, body: { error: { code: 'conflict' } } });
    const changed = await ask('/consents', { query: query.replace('state=', 'state=x') });
    expect(changed.status).toBe(409);
    expect((await ask('/consents', { query })).status).toBe(200);
    expect((await ask('/consents', { query })).status).toBe(409);
  });

  it.each([
    ['a person who said no', (query: string) => query.replace(/code=[^&]+/, 'error=access_denied'), 403],
    ['a code that the vendor does not know', (query: string) => query.replace(/code=[^&]+/, 'code=made-up'), 401],
  ])('says so of %s', async (_, change, status) => {
    const id = await makeConnection('oAuth2Api', oauth2());
    const answer = await ask('/consents', { query: change(await consent(id)) });
    expect(answer.status).toBe(status);
    expect(answer.body.error?.message).toMatch(/connect it again|connect again/i);
  });

  it.each([
    ['of a type without OAuth', 'sendGridApi', { apiKey: 'k' }, /no OAuth/],
    [
      'without a client id',
      'oAuth2Api',
      { authUrl: 'https://a.example', accessTokenUrl: 'https://a.example' },
      /clientId/,
    ],
    [
      'whose address is none',
      'oAuth2Api',
      { clientId: 'c', authUrl: 'javascript:alert(1)' },
      /authUrl.*no web address/,
    ],
  ])('refuses a connection %s', async (_, credentialType, data, message) => {
    const { body } = await ask('/connections', { name: 'x', credentialType, data });
    const answer = await ask(`/connections/${body.id}/connect`);
    expect(answer).toMatchObject({ status: 400, body: { error: { message: expect.stringMatching(message) } } });
  });

  it('needs nobody where the vendor gives tokens to the client itself', async () => {
    const id = await makeConnection('oAuth2Api', oauth2({ grantType: 'clientCredentials' }));
    expect(await ask(`/connections/${id}/connect`)).toMatchObject({ status: 200, body: { url: null } });
    expect(await statusOf(await startAsking('oAuth2Api', id, '/me'))).toBe('success');
  });

  it('signs requests by OAuth 1', async () => {
    const id = await makeConnection('oAuth1Api', {
      consumerKey: 'the-consumer',
      consumerSecret: 'the-consumer-secret',
      requestTokenUrl: `${vendor.url}/1/request-token`,
      authUrl: `${vendor.url}/1/authorize`,
      accessTokenUrl: `${vendor.url}/1/access-token`,
      signatureMethod: 'HMAC-SHA1',
    });
    await connect(id);
    expect(await statusOf(await startAsking('oAuth1Api', id, '/1/me?x=a%20b'))).toBe('success');
  });
});

describe('a token that has run out', () => {
  it('is renewed once, though two workers need it at the same time and the refresh token can be used once', async () => {
    const id = await makeConnection('oAuth2Api', oauth2());
    await connect(id);
    for (let round = 1; round <= 2; round += 1) {
      vendor.expire();
      vendor.grants.length = 0;
      const runs = await Promise.all(Array.from({ length: 8 }, () => startAsking('oAuth2Api', id, '/me')));
      expect(new Set(await Promise.all(runs.map(statusOf)))).toEqual(new Set(['success']));
      expect(vendor.grants).toEqual(['refresh_token']);
    }
  });

  it('is renewed for connectors too', async () => {
    const tokenCalls = async () =>
      (await receivedRequests(system.sandboxUrl, 'salesforce')).filter(({ path }) => path.endsWith('/oauth2/token'));
    const before = (await tokenCalls()).length;
    await armFault(system.sandboxUrl, 'salesforce', {
      kind: 'status',
      path: '/services/data/*',
      status: 401,
      body: [{ errorCode: 'INVALID_SESSION_ID', message: 'Session expired or invalid' }],
      times: 1,
    });
    expect(await test('sandbox-salesforce')).toMatchObject({ ok: true });
    expect(await tokenCalls()).toHaveLength(before + 1);
  });
});
