import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Execution, type NodeData, hasEnded } from '@leadloom/contracts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type CountingServer, startCountingServer } from '../worker/src/testing/counting-server.ts';
import { type RowStep, inARow, manual } from '../worker/src/testing/in-a-row.ts';
import { copyCheckout } from './copy-checkout.ts';
import { type TestSystem, startSystem } from './system.ts';

let system: TestSystem;
let outside: CountingServer;
const root = copyCheckout();
beforeAll(async () => {
  outside = await startCountingServer();
  system = await startSystem({
    root,
    hasSandbox: false,
    variables: {
      LEADLOOM_ALLOWED_ORIGINS: outside.url,
      // What is built is not in the copy.
      LEADLOOM_NODES_DIR: join(import.meta.dirname, '..', 'nodes'),
    },
  });
});
afterAll(async () => {
  await system?.stop();
  await outside?.stop();
  rmSync(root, { recursive: true });
});

const wait = (parameters: object): RowStep => ['Wait', 'wait', 1.1, { ...parameters }];
const call = (path: string): RowStep => [
  'Call',
  'httpRequest',
  4.2,
  { method: 'POST', url: `${outside.url}/${path}`, options: {} },
];
const address: RowStep = [
  'Address',
  'set',
  3.4,
  { mode: 'raw', jsonOutput: '={{ { "url": $execution.resumeUrl } }}', options: {} },
];

async function begin(document: object): Promise<string> {
  const { executionId } = await system.api<{ executionId: string }>('POST', '/api/hub/v1/runs', { document });
  return executionId;
}

async function until(id: string, isSo: (execution: Execution) => boolean): Promise<Execution> {
  for (;;) {
    const { execution } = await system.api<{ execution: Execution }>('GET', `/api/hub/v1/executions/${id}`);
    if (isSo(execution)) return execution;
    await sleep(50);
  }
}

/** Another version of the product: it words the end of a stopped run. */
function changeSources(): void {
  const file = join(root, 'workflows', 'src', 'run-workflow.ts');
  const source = readFileSync(file, 'utf8');
  const changed = source.replaceAll(
    "{ status: 'canceled' }",
    "{ status: 'canceled', message: 'ended by the new code' }",
  );
  expect(changed).not.toBe(source);
  writeFileSync(file, changed);
}

it('stops, starts with new code, and every execution that waited goes on', async () => {
  let isDown = true;
  outside.answer((request, response) => {
    if (request.path === '/retried' && isDown) response.writeHead(503).end();
    else if (request.path === '/cut' && isDown) response.destroy();
    else response.setHeader('content-type', 'application/json').end('{"answered":true}');
  });
  const after = call('after');
  const timed = await begin(inARow(manual, wait({ resume: 'timeInterval', amount: 8, unit: 'seconds' }), after));
  const called = await begin(inARow(manual, address, wait({ resume: 'webhook', options: {} }), after));
  const stopped = await begin(inARow(manual, wait({ resume: 'webhook', options: {} })));
  const defaults = { transient: { retries: 1, waitSeconds: 8 } };
  await system.api('PUT', '/api/hub/v1/retry-defaults', defaults);
  expect(await system.api('GET', '/api/hub/v1/retry-defaults')).toMatchObject(defaults);
  const retrying = await begin(inARow(manual, call('retried')));
  const parked = await begin(inARow(manual, call('cut')));
  const isWaiting = ({ status }: Execution) => status === 'waiting';
  await Promise.all([
    ...[timed, called, stopped].map((id) => until(id, isWaiting)),
    until(retrying, ({ retry }) => retry !== undefined),
    until(parked, ({ status }) => status === 'needs_decision'),
  ]);
  const path = `/api/hub/v1/executions/${called}/node-data?node=Address`;
  const [item] = (await system.api<NodeData>('GET', path)).items;
  const { url } = item!.json as { url: string };

  await system.hub.stop();
  await system.worker.stop();
  changeSources();
  isDown = false;
  await system.hub.start();
  await system.worker.start();

  expect((await fetch(url)).status).toBe(200);
  await system.api('POST', `/api/hub/v1/executions/${parked}/decisions`, { decision: 'done' });
  await system.api('POST', `/api/hub/v1/executions/${stopped}/stop`);
  for (const id of [timed, called, retrying, parked]) expect((await until(id, hasEnded)).status).toBe('success');
  const end = await until(stopped, hasEnded);
  expect(end).toMatchObject({ status: 'canceled', error: { message: 'ended by the new code' } });
  expect(outside.requests.filter((request) => request.path === '/cut')).toHaveLength(1);
}, 120_000);
