import { openSecret } from '@leadloom/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../../../test/servers.ts';
import { type TestProcess, testProcess } from '../../../test/test-process.ts';
import { startHub, type TestHub } from '../testing/start-hub.ts';
import { seed } from './seed.ts';

const apiKey = 'llk_key-of-the-first-start-0123456789';
let hub: TestHub;
let sandbox: TestProcess;
let sandboxUrl: string;

beforeAll(async () => {
  const port = await freePort();
  sandboxUrl = `http://127.0.0.1:${port}`;
  // A process: the sandbox is the outside world, and the hub imports nothing of it.
  sandbox = testProcess({
    entry: 'sandbox/src/main.ts',
    env: { ...process.env, SANDBOX_PORT: `${port}`, LOG_LEVEL: 'silent' },
    readyUrl: `${sandboxUrl}/healthz`,
  });
  await sandbox.start();
  hub = await startHub({
    SANDBOX_URL: sandboxUrl,
    HUB_OWNER_EMAIL: 'owner@hub.example',
    HUB_OWNER_PASSWORD: 'correct horse battery',
    HUB_API_KEY: apiKey,
  });
});
afterAll(async () => {
  await sandbox.stop();
  await hub.stop();
});

const get = async (path: string) =>
  (await hub.app.inject({ url: `/api/hub/v1${path}`, headers: { host: 'localhost', 'x-api-key': apiKey } })).json();

describe('the first start', () => {
  it('makes owner, connections and samples once, however often it is repeated', async () => {
    await seed(hub.app.services);
    await seed(hub.app.services);
    const connections = await get('/connections?limit=100');
    expect(connections.items.map(({ id }: { id: string }) => id).sort()).toEqual([
      'leadloom-hub',
      ...[
        'apollo',
        'hubspot',
        'neverbounce',
        'openai',
        'pipedrive',
        'salesforce',
        'sendgrid',
        'slack',
        'zerobounce',
      ].map((vendor) => `sandbox-${vendor}`),
    ]);
    const openai = connections.items.find(({ id }: { id: string }) => id === 'sandbox-openai');
    expect(openai).toMatchObject({ connector: null, credentialType: 'openAiApi' });
    expect((await get('/campaigns')).total).toBe(1);
    expect((await get('/api-keys')).total).toBe(2);
    expect((await hub.store.workspaces.list()).length).toBe(1);
    const login = await hub.app.inject({
      method: 'POST',
      url: '/api/hub/v1/auth/login',
      headers: { host: 'localhost' },
      payload: { email: 'owner@hub.example', password: 'correct horse battery' },
    });
    expect(login.statusCode).toBe(200);
  });

  it('adds sample workflows in which everything that they name is there', async () => {
    const { items } = await get('/workflows');
    expect(items.length).toBeGreaterThanOrEqual(3);
    for (const { id } of items) {
      const { document, findings, workflow } = await get(`/workflows/${id}`);
      expect(findings.filter(({ code }: { code: string }) => code !== 'unknown_node_type')).toEqual([]);
      expect(workflow.isSample).toBe(true);
      expect(JSON.stringify(document)).not.toMatch(/leadloom\.invalid|sample-campaign/);
    }
  });

  it('has the sandbox sign its reports with the key that they are verified with', async () => {
    const [workspace] = await hub.store.workspaces.list();
    const id = workspace?.id ?? '';
    const sealed = await hub.store.connections.getSealed(id, 'sandbox-sendgrid');
    const secret = sealed === null ? {} : openSecret(hub.app.services.encryptionKey, id, 'sandbox-sendgrid', sealed);
    expect(secret['webhookPublicKey']).toMatch(/^MFkw/);
    expect(await hub.store.connections.getWebhookSealed(id, 'sandbox-sendgrid')).not.toBeNull();
  });

  it('leaves deleted what a user deleted, and follows the sandbox to another address', async () => {
    const [workspace] = await hub.store.workspaces.list();
    const id = workspace?.id ?? '';
    await hub.store.workflows.delete(id, 'source-to-crm');
    await hub.store.connections.update(id, 'sandbox-apollo', {
      origins: { 'https://api.apollo.io': 'http://127.0.0.1:1/apollo' },
    });
    await seed(hub.app.services);
    expect(await hub.store.workflows.get(id, 'source-to-crm')).toBeNull();
    expect((await get('/connections/sandbox-apollo')).origins).toEqual({
      'https://api.apollo.io': `${sandboxUrl}/apollo`,
    });
  });
});
