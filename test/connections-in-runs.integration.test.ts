import { type Connection, type Execution, hasEnded } from '@leadloom/contracts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type CountingServer, startCountingServer } from '../worker/src/testing/counting-server.ts';
import { inARow, manual } from '../worker/src/testing/in-a-row.ts';
import { startSystem, type TestSystem } from './system.ts';

let system: TestSystem;
let outside: CountingServer;
beforeAll(async () => {
  outside = await startCountingServer();
  system = await startSystem({ hasSandbox: false, variables: { LEADLOOM_ALLOWED_ORIGINS: outside.url } });
});
afterAll(async () => {
  await system?.stop();
  await outside?.stop();
});

const call = <T>(method: string, path: string, body?: unknown) => system.api<T>(method, `/api/hub/v1${path}`, body);
const connect = (input: object) => call<Connection>('POST', '/connections', { name: 'Vendor', ...input });

/** A workflow that asks an address by a connection. */
async function drawn(url: string, { id, credentialType }: Connection, authentication: object): Promise<string> {
  const document = inARow(manual, ['Ask', 'httpRequest', 4.2, { url, ...authentication, options: {} }]);
  const nodes = document.nodes.map((node) =>
    node.name === 'Ask' ? { ...node, credentials: { [credentialType]: { id, name: 'Vendor' } } } : node,
  );
  const { workflow } = await call<{ workflow: { id: string } }>('POST', '/workflows', {
    document: { ...document, nodes },
  });
  return workflow.id;
}

async function run(workflowId: string): Promise<Execution> {
  const { executionId } = await call<{ executionId: string }>('POST', `/workflows/${workflowId}/runs`, {});
  for (;;) {
    const { execution } = await call<{ execution: Execution }>('GET', `/executions/${executionId}`);
    if (hasEnded(execution)) return execution;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

it('goes to no other domain than its owner allows', async () => {
  const secret = { name: 'X-Key', value: 'key-of-the-vendor' };
  const connection = await connect({
    credentialType: 'httpHeaderAuth',
    data: { ...secret, allowedHttpRequestDomains: 'domains', allowedDomains: 'api.vendor.example' },
  });
  const header = { authentication: 'genericCredentialType', genericAuthType: 'httpHeaderAuth' };
  const workflow = await drawn(outside.url, connection, header);
  expect(await run(workflow)).toMatchObject({
    status: 'error',
    error: { node: 'Ask', message: expect.stringContaining('Domain not allowed') },
  });
  const data = { ...secret, allowedHttpRequestDomains: 'none' };
  await call('PATCH', `/connections/${connection.id}`, { data });
  expect(await run(workflow)).toMatchObject({ status: 'error' });
  expect(outside.requests).toEqual([]);

  await call('PATCH', `/connections/${connection.id}`, {
    data: { ...secret, allowedHttpRequestDomains: 'domains', allowedDomains: 'api.vendor.example, 127.0.0.1' },
  });
  expect(await run(workflow)).toMatchObject({ status: 'success' });
  expect(outside.requests.map(({ headers }) => headers['x-key'])).toEqual([secret.value]);
});

it('is not asked while its vendor fails; a run waits, and goes on once it is back', async () => {
  const connection = await connect({
    credentialType: 'hubspotAppToken',
    data: { appToken: 'key' },
    origins: { 'https://api.hubapi.com': outside.url },
  });
  const token = { authentication: 'predefinedCredentialType', nodeCredentialType: 'hubspotAppToken' };
  const workflow = await drawn('https://api.hubapi.com/people', connection, token);
  outside.answer((_request, response) => {
    response.statusCode = 500;
    response.end('{}');
  });
  for (let failure = 0; failure < 5; failure += 1) expect(await run(workflow)).toMatchObject({ status: 'error' });
  const { circuit } = await call<Connection>('GET', `/connections/${connection.id}`);
  expect(circuit).toEqual({ failures: 5, openUntil: expect.any(String) });

  outside.requests.length = 0;
  const answeredAt: number[] = [];
  outside.answer((_request, response) => {
    answeredAt.push(Date.now());
    response.setHeader('content-type', 'application/json');
    response.end('{"well": true}');
  });
  expect(await run(workflow)).toMatchObject({ status: 'success', error: null });
  expect(answeredAt).toHaveLength(1);
  expect(answeredAt[0]).toBeGreaterThanOrEqual(Date.parse(circuit?.openUntil ?? ''));
  expect((await call<Connection>('GET', `/connections/${connection.id}`)).circuit).toBeUndefined();
});

it('is refused when it names a connector that is not there', async () => {
  const named = connect({ credentialType: 'httpHeaderAuth', connector: 'hubspott', data: {} });
  await expect(named).rejects.toThrow(/400.*no connector \\"hubspott\\".*hubspot, /);
});
