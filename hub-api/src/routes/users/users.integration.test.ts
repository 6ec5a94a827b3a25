import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startHub, type TestHub, type TestWorkspace } from '../../testing/start-hub.ts';

let hub: TestHub;
let ada: TestWorkspace;
beforeAll(async () => {
  hub = await startHub();
  ada = await hub.addWorkspace('Ada');
});
afterAll(() => hub.stop());

const password = 'a good long password';
const origin = 'http://127.0.0.1:5680';
const invite = async (email: string, role = 'editor') =>
  (await ada.request('POST', '/users', { body: { email, name: 'Bo', role } })).json();
const choose = (link: string, chosen = password) =>
  ada.request('POST', '/auth/password-link', { key: null, body: { token: link.split('#')[1], password: chosen } });
const cookieOf = (answer: { headers: Record<string, unknown> }) => String(answer.headers['set-cookie']).split(';')[0]!;
const as = (cookie: string, method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown) =>
  ada.request(method, path, { key: null, headers: { cookie, origin }, ...(body === undefined ? {} : { body }) });

describe('people of a workspace', () => {
  it('come by a link, which works once and is nowhere but in the answer', async () => {
    const { user, link } = await invite('Bo@b.example');
    expect(user).toMatchObject({ email: 'bo@b.example', role: 'editor', isActive: false });
    const early = await ada.request('POST', '/auth/login', { key: null, body: { email: user.email, password } });
    expect(early.statusCode).toBe(401);

    const chosen = await choose(link);
    expect(chosen.json()).toMatchObject({ user: { email: 'bo@b.example', role: 'editor' }, workspace: { id: ada.id } });
    expect((await as(cookieOf(chosen), 'GET', '/auth/session')).json()).toMatchObject({ user: { id: user.id } });
    expect((await choose(link, 'another long password')).statusCode).toBe(401);
    const login = await ada.request('POST', '/auth/login', { key: null, body: { email: user.email, password } });
    expect(login.statusCode).toBe(200);

    const list = await ada.request('GET', '/users');
    expect(list.json().items[0]).toMatchObject({ id: user.id, isActive: true, linkExpiresAt: null });
    expect(list.body).not.toMatch(/hash|scrypt/i);
    expect((await ada.request('GET', '/users?role=viewer')).json().items).toEqual([]);
  });

  it('may do what their role says, from the next request on, until they are removed', async () => {
    const { user, link } = await invite('cy@b.example', 'viewer');
    const cookie = cookieOf(await choose(link));
    const suppress = () =>
      as(cookie, 'POST', '/suppressions', { value: 'x@y.example', kind: 'email', reason: 'manual' });
    expect((await suppress()).statusCode).toBe(403);
    expect((await as(cookie, 'GET', '/users')).statusCode).toBe(403);
    await ada.request('PATCH', `/users/${user.id}`, { body: { role: 'editor' } });
    expect((await suppress()).statusCode).toBe(201);
    expect((await ada.request('DELETE', `/users/${user.id}`)).statusCode).toBe(204);
    expect((await as(cookie, 'GET', '/auth/session')).json()).toBeNull();
  });

  it('keep one owner who can log in; an owner who only was invited does not count', async () => {
    const owners = (await ada.request('GET', '/users?role=owner')).json().items;
    const path = `/users/${owners[0].id}`;
    await invite('di@b.example', 'owner');
    expect(owners).toHaveLength(1);
    expect((await ada.request('DELETE', path)).json()).toMatchObject({ error: { code: 'conflict' } });
    expect((await ada.request('PATCH', path, { body: { role: 'viewer' } })).statusCode).toBe(409);
    expect((await ada.request('GET', '/users?role=owner')).json().items).toHaveLength(2);
  });

  it('change their password with the one they have; a new link ends the old one and other logins', async () => {
    const { user, link } = await invite('ed@b.example');
    const first = cookieOf(await choose(link));
    const wrong = await as(first, 'PUT', '/auth/password', { current: 'not it at all', password: 'another long one' });
    expect(wrong.json()).toMatchObject({ error: { code: 'invalid_input', details: { field: 'current' } } });
    const changed = await as(first, 'PUT', '/auth/password', { current: password, password: 'another long one' });
    expect(changed.statusCode).toBe(204);
    expect((await as(first, 'GET', '/auth/session')).json()).toBeNull();
    expect((await as(cookieOf(changed), 'GET', '/auth/session')).json()).toMatchObject({ user: { id: user.id } });

    const lost = (await ada.request('POST', `/users/${user.id}/link`)).json().link;
    const newest = (await ada.request('POST', `/users/${user.id}/link`)).json().link;
    expect((await choose(lost)).statusCode).toBe(401);
    expect((await choose(newest)).statusCode).toBe(200);
    expect((await as(cookieOf(changed), 'GET', '/auth/session')).json()).toBeNull();
  });

  it('are refused with a short password, a broken address or one that is there', async () => {
    const { link } = await invite('fay@b.example');
    expect((await choose(link, 'short')).statusCode).toBe(400);
    expect(await invite('no address')).toMatchObject({ error: { code: 'invalid_input', details: { field: 'email' } } });
    expect(await invite('FAY@b.example')).toMatchObject({ error: { code: 'conflict' } });
  });
});
