import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startHub, type TestHub, type TestWorkspace } from '../testing/start-hub.ts';

let hub: TestHub;
let ada: TestWorkspace;
beforeAll(async () => {
  hub = await startHub();
  ada = await hub.addWorkspace('Ada');
});
afterAll(() => hub.stop());

const logIn = (email: string, password: string) =>
  ada.request('POST', '/auth/login', { key: null, body: { email, password } });
const cookieOf = async () => {
  const answer = await logIn(ada.email, hub.password);
  return String(answer.headers['set-cookie']).split(';')[0] ?? '';
};

describe('login', () => {
  it('sets a cookie that scripts and other sites cannot use', async () => {
    const answer = await logIn(ada.email.toUpperCase(), hub.password);
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({ user: { email: ada.email, role: 'owner' }, workspace: { id: ada.id } });
    expect(answer.headers['set-cookie']).toMatch(/HttpOnly; SameSite=Strict/);
  });

  it('says the same of a wrong password and of an unknown address', async () => {
    const wrong = await logIn(ada.email, 'wrong password');
    const unknown = await logIn('nobody@hub.example', 'wrong password');
    expect(wrong.statusCode).toBe(401);
    expect(unknown.json()).toEqual(wrong.json());
  });

  it('ends with the logout', async () => {
    const cookie = await cookieOf();
    const session = () => ada.request('GET', '/auth/session', { key: null, headers: { cookie } });
    expect((await session()).json()).toMatchObject({ user: { role: 'owner' } });
    const origin = 'http://127.0.0.1:5680';
    const out = await ada.request('POST', '/auth/logout', { key: null, headers: { cookie, origin } });
    expect(out.statusCode).toBe(204);
    expect((await session()).json()).toBeNull();
  });

  it('makes an account wait after ten failures, though the password be right', async () => {
    const { email } = await hub.addWorkspace('Bob');
    for (let attempt = 0; attempt < 10; attempt += 1)
      await hub.app.inject({
        method: 'POST',
        url: '/api/hub/v1/auth/login',
        headers: { host: 'localhost' },
        remoteAddress: `10.0.0.${attempt}`,
        payload: { email, password: 'wrong password' },
      });
    const answer = await logIn(email, hub.password);
    expect(answer.statusCode).toBe(429);
    expect(answer.json()).toMatchObject({ error: { code: 'rate_limited' } });
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(60);
  });
});

describe('keys', () => {
  it.each([
    ['authorization', (key: string) => `Bearer ${key}`],
    ['x-api-key', (key: string) => key],
    ['x-n8n-api-key', (key: string) => key],
  ])('are taken from the header %s', async (header, value) => {
    const answer = await ada.request('GET', '/auth/session', { key: null, headers: { [header]: value(ada.key) } });
    expect(answer.statusCode).toBe(200);
  });

  it('are shown once, kept as a hash, and stop at their revocation', async () => {
    const made = await ada.request('POST', '/api-keys', { body: { name: 'CI', permissions: ['leads:read'] } });
    expect(made.statusCode).toBe(201);
    const { key, apiKey } = made.json();
    const list = await ada.request('GET', '/api-keys');
    expect(list.body).toContain(apiKey.id);
    expect(list.body).not.toContain(key);
    expect((await ada.request('GET', '/leads', { key })).statusCode).toBe(200);
    expect((await ada.request('GET', '/workflows', { key })).json()).toMatchObject({
      error: { code: 'forbidden', details: { permission: 'workflows:read' } },
    });
    expect((await ada.request('DELETE', `/api-keys/${apiKey.id}`)).statusCode).toBe(204);
    expect((await ada.request('GET', '/leads', { key })).statusCode).toBe(401);
  });
});

describe('other sites', () => {
  const body = { value: 'a@b.example', kind: 'email', reason: 'manual' };

  it('cannot write with the session of a user', async () => {
    const cookie = await cookieOf();
    const write = (headers: Record<string, string>) =>
      ada.request('POST', '/suppressions', { key: null, body, headers: { cookie, ...headers } });
    expect((await write({ origin: 'https://evil.example' })).statusCode).toBe(403);
    expect((await write({})).statusCode).toBe(403);
    expect((await write({ origin: 'http://127.0.0.1:5680' })).statusCode).toBe(201);
  });

  it('cannot point a name of theirs at the hub', async () => {
    const answer = await ada.request('GET', '/leads', { headers: { host: 'evil.example' } });
    expect(answer.json()).toMatchObject({ error: { code: 'forbidden' } });
    const probe = await hub.app.inject({ url: '/healthz', headers: { host: '10.1.2.3' } });
    expect(probe.statusCode).toBe(200);
  });

  it('get no CORS permission', async () => {
    const answer = await ada.request('GET', '/leads', { headers: { origin: 'https://evil.example' } });
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
    expect(answer.headers['content-security-policy']).toContain("default-src 'self'");
  });
});

describe('audit', () => {
  it('holds who did what to which thing', async () => {
    const made = await ada.request('POST', '/suppressions', {
      body: { value: 'audited@b.example', kind: 'email', reason: 'legal' },
    });
    const { items } = (await ada.request('GET', '/audit?action=suppression.create')).json();
    expect(items[0]).toMatchObject({ actor: { kind: 'api_key' }, target: made.json().id, address: '127.0.0.1' });
  });
});
