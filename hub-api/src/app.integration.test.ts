import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startRedis, type TestServer } from '../../test/servers.ts';
import { startHub, type TestHub, type TestWorkspace } from './testing/start-hub.ts';

let redis: TestServer;
let hub: TestHub;
let ada: TestWorkspace;
const pages = mkdtempSync(join(tmpdir(), 'leadloom-pages-'));

beforeAll(async () => {
  mkdirSync(join(pages, 'assets'));
  writeFileSync(join(pages, 'index.html'), '<title>Leadloom</title>');
  writeFileSync(join(pages, 'assets', 'app-1a2b3c.js'), 'export {};');
  redis = await startRedis();
  hub = await startHub({ LEADLOOM_UI_DIR: pages, REDIS_URL: redis.address });
  ada = await hub.addWorkspace('Ada');
});
afterAll(async () => {
  await hub.stop();
  await redis.stop();
  rmSync(pages, { recursive: true });
});

const get = (url: string, headers: Record<string, string> = {}, remoteAddress = '127.0.0.1') =>
  hub.app.inject({ url, headers: { host: 'localhost', ...headers }, remoteAddress });

describe('the server', () => {
  it('says how it is to machines that come by address and without a key', async () => {
    const probe = { host: '10.0.0.7:5680' };
    expect((await get('/healthz', probe)).json()).toEqual({ status: 'ok' });
    expect((await get('/readyz', probe)).json()).toMatchObject({
      status: 'ready',
      parts: [{ ok: true }, { ok: true }],
    });
    await ada.request('GET', '/leads');
    expect((await get('/metrics', probe)).body).toMatch(
      /leadloom_hub_request_seconds_count\{method="GET",route="\/api\/hub\/v1\/leads",status="200"\} 1/,
    );
  });

  it('is not ready while Temporal is away, and says so', async () => {
    await hub.temporal.kill();
    const away = await get('/readyz');
    expect(away.statusCode).toBe(503);
    expect(away.json().parts[1]).toMatchObject({ ok: false });
    const start = await ada.request('POST', '/leads/match', {
      body: { items: [{ fields: { email: 'a@b.example' } }] },
    });
    expect(start.json().error).toMatchObject({ code: 'unavailable' });
    await hub.temporal.restart();
  });

  it('serves the pages at every address that is no route', async () => {
    for (const url of ['/', '/leads/lead_1']) {
      const page = await get(url);
      expect(page.body).toContain('<title>Leadloom');
      expect(page.headers['cache-control']).toBe('no-cache');
    }
    expect((await get('/assets/app-1a2b3c.js')).headers['cache-control']).toMatch(/immutable/);
    expect((await get('/api/hub/v1/nothing')).json().error.code).toBe('not_found');
  });

  it('shows its API', async () => {
    expect((await get('/api/hub/v1/openapi.json')).json().openapi).toBe('3.1.0');
    expect((await get('/docs/')).body).toContain('swagger-ui');
  });

  it('shows node types with their icons', async () => {
    const { items } = (await ada.request('GET', '/node-types?search=slack')).json();
    const slack = items.find(({ name }: { name: string }) => name === 'n8n-nodes-base.slack');
    const icon = await ada.request('GET', slack.iconUrl);
    expect(icon.headers['content-type']).toBe('image/svg+xml');
    expect(icon.headers['content-security-policy']).toContain('sandbox');
    expect((await ada.request('GET', '/node-types/no.such/icon')).statusCode).toBe(404);
  });

  it('shows how node types describe themselves, anew only when that has changed', async () => {
    const of = '/node-types/n8n-nodes-base.hubspot/description';
    const described = await ada.request('GET', of);
    expect(described.json()).toMatchObject({ version: 2.2, versions: [1, 2, 2.1, 2.2] });
    const tag = String(described.headers['etag']);
    const again = await ada.request('GET', of, { headers: { 'if-none-match': tag } });
    expect([again.statusCode, again.body]).toEqual([304, '']);
    const old = await ada.request('GET', `${of}?version=1`, { headers: { 'if-none-match': tag } });
    expect(old.json().description).toMatchObject({ name: 'hubspot', version: 1, properties: expect.any(Array) });
    const missing = await ada.request('GET', `${of}?version=9`);
    expect(missing.json().error).toMatchObject({ code: 'not_found', details: { versions: [1, 2, 2.1, 2.2] } });
    expect((await ada.request('GET', '/node-types/no.such/description')).statusCode).toBe(404);
  });
});

describe('rate limits', () => {
  it('count an address without a login, over Redis, and then make it wait', async () => {
    const answers = await Promise.all(Array.from({ length: 601 }, () => get('/api/hub/v1/leads', {}, '10.9.9.9')));
    const refused = answers.filter(({ statusCode }) => statusCode === 429);
    expect(refused).toHaveLength(1);
    expect(refused[0]?.json().error.code).toBe('rate_limited');
    expect(Number(refused[0]?.headers['retry-after'])).toBeGreaterThan(0);
    expect((await ada.request('GET', '/leads')).statusCode).toBe(200);
    const client = new Redis(redis.address);
    expect((await client.keys('leadloom-rate-*')).length).toBeGreaterThan(0);
    client.disconnect();
  });
});
