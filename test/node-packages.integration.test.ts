import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Execution, hasEnded, type NodeData, type NodePackage, type NodeTypeInfo } from '@leadloom/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type NpmRegistry, startNpmRegistry } from './npm-registry.ts';
import { startSystem, type TestSystem } from './system.ts';

const name = '@greeters/n8n-nodes-greeting';
const n8n = { n8nNodesApiVersion: 1, nodes: ['dist/Greet.node.js'], credentials: ['dist/GreetApi.credentials.js'] };
const icon = '<svg xmlns="http://www.w3.org/2000/svg"/>';

/** Its nodes say which version they are of, and whether they got our copy of n8n-workflow. */
const files = (version: string): Record<string, string> => ({
  'dist/greet.svg': icon,
  'dist/GreetApi.credentials.js': `exports.GreetApi = class {
    name = 'greetApi'; displayName = 'Greet API'; properties = [{ displayName: 'Key', name: 'key', type: 'string', default: '', required: true }];
  };`,
  'dist/Greet.node.js': `const { NodeOperationError } = require('n8n-workflow');
  const { word } = require('greeting-words');
  exports.Greet = class {
    description = { displayName: 'Greet', name: 'greet', group: ['transform'], version: 1, description: 'Greets', icon: 'file:greet.svg',
      defaults: { name: 'Greet' }, inputs: ['main'], outputs: ['main'], properties: [], usableAsTool: true };
    async execute() {
      if (require('n8n-core').WorkflowExecute === undefined) throw new NodeOperationError(this.getNode(), 'another n8n-core');
      return [[{ json: { said: word + ' from ${version}' } }]];
    }
  };`,
});

let registry: NpmRegistry;
let system: TestSystem;
let cache: string;
beforeAll(async () => {
  registry = await startNpmRegistry();
  cache = mkdtempSync(join(tmpdir(), 'leadloom-npm-'));
  const words = (version: string, at: string, dependencies = {}) =>
    registry.publish(
      { name: 'greeting-words', version, dependencies, main: 'index.js' },
      { files: { 'index.js': `exports.word = 'Hello ${version}';` }, at },
    );
  const dependencies = { 'greeting-words': '^1.0.0', 'n8n-workflow': '*' };
  const peerDependencies = { 'n8n-workflow': '*' };
  const publish = (version: string, at: string) =>
    registry.publish({ name, version, n8n, dependencies, peerDependencies }, { files: files(version), at });
  words('1.0.0', '2026-01-01T00:00:00.000Z');
  publish('1.0.0', '2026-01-02T00:00:00.000Z');
  publish('2.0.0', '2026-02-01T00:00:00.000Z');
  // Came after both, and asks for what is not there: they can only be had as of their own day.
  words('1.1.0', '2026-03-01T00:00:00.000Z', { gone: '2.0.0' });
  registry.publish({ name: 'gone', version: '1.0.0' }, { at: '2026-01-01T00:00:00.000Z' });
  registry.publish({ name: 'no-nodes', version: '1.0.0' }, { at: '2026-01-01T00:00:00.000Z' });
  registry.publish(
    { name: 'n8n-nodes-newer', version: '1.0.0', n8n, peerDependencies: { 'n8n-workflow': '^99.0.0' } },
    { at: '2026-01-01T00:00:00.000Z' },
  );
  registry.publish(
    { name: 'n8n-nodes-broken', version: '1.0.0', n8n },
    { files: { 'dist/Greet.node.js': 'throw new Error("boom")' }, at: '2026-01-01T00:00:00.000Z' },
  );
  registry.publish(
    { name: 'n8n-nodes-forged', version: '1.0.0', n8n },
    { files: files('1.0.0'), at: '2026-01-01T00:00:00.000Z', isForged: true },
  );
  system = await startSystem({
    hasSandbox: false,
    variables: { npm_config_registry: registry.url, npm_config_cache: cache },
  });
});
afterAll(async () => {
  await system?.stop();
  await registry?.stop();
  rmSync(cache, { recursive: true, force: true });
});

const pathOf = (packageName: string) => `/api/hub/v1/node-packages/${encodeURIComponent(packageName)}`;
const install = async (packageName: string, version?: string): Promise<NodePackage> => {
  await system.api('POST', '/api/hub/v1/node-packages', {
    name: packageName,
    ...(version === undefined ? {} : { version }),
  });
  for (;;) {
    const found = await system.api<NodePackage>('GET', pathOf(packageName));
    if (found.status !== 'installing') return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
};

const type = (kind: string) => `${name}.${kind}`;
const row = (...steps: [string, string, object][]) => ({
  nodes: steps.map(([label, kind, parameters], index) => ({
    id: `n${index}`,
    name: label,
    type: kind,
    typeVersion: 1,
    parameters,
    position: [index * 200, 0],
  })),
  connections: Object.fromEntries(
    steps
      .slice(1)
      .map(([label], index) => [steps[index]?.[0] ?? '', { main: [[{ node: label, type: 'main', index: 0 }]] }]),
  ),
});
const start: [string, string, object] = ['Start', 'n8n-nodes-base.manualTrigger', {}];
const wait = { resume: 'timeInterval', amount: 1, unit: 'hours' };

const draw = async (document: object) =>
  (await system.api<{ workflow: { id: string } }>('POST', '/api/hub/v1/workflows', { document })).workflow.id;
const run = async (workflowId: string) =>
  (await system.api<{ executionId: string }>('POST', `/api/hub/v1/workflows/${workflowId}/runs`, {})).executionId;
const until = async (id: string, isSo: (execution: Execution) => boolean): Promise<Execution> => {
  for (;;) {
    const { execution } = await system.api<{ execution: Execution }>('GET', `/api/hub/v1/executions/${id}`);
    if (isSo(execution)) return execution;
    if (hasEnded(execution)) throw new Error(JSON.stringify(execution.error));
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};
const said = async (id: string, node: string) => {
  const { items } = await system.api<NodeData>('GET', `/api/hub/v1/executions/${id}/node-data?node=${node}`);
  return items[0]?.json;
};

describe('a package of nodes', () => {
  it.each([
    ['nothing-of-this-name', undefined, /registry has no nothing-of-this-name/],
    [name, '7.0.0', /registry has no .*7\.0\.0/],
    ['no-nodes', undefined, /is no package of n8n nodes/],
    ['n8n-nodes-newer', undefined, /needs n8n-workflow \^99\.0\.0, and here is/],
    ['n8n-nodes-broken', undefined, /cannot be loaded: boom/],
    ['n8n-nodes-forged', undefined, /not what was published/],
  ])('that cannot be had says why: %s %s', async (packageName, version, message) => {
    const failed = await install(packageName, version);
    expect(failed).toMatchObject({ status: 'failed', version: null, nodeTypes: [] });
    expect(failed.error).toMatch(message);
    await system.api('DELETE', pathOf(packageName));
  });

  it('is refused at once when it has no name of one', async () => {
    for (const body of [
      { name: '../evil' },
      { name: 'https://example.com/a.tgz' },
      { name: 'ok', version: '^1 || file:/etc' },
    ])
      await expect(system.api('POST', '/api/hub/v1/node-packages', body)).rejects.toThrow('"invalid_input"');
  });

  let waiting: string;
  it('is installed as of its day, and its nodes run with our copy of n8n', async () => {
    const ready = await install(name, '1.0.0');
    expect(ready).toMatchObject({
      status: 'ready',
      version: '1.0.0',
      nodeTypes: ['greet'],
      credentialTypes: ['greetApi'],
    });
    expect(ready.integrity).toMatch(/^sha512-/);
    const { items } = await system.api<{ items: NodeTypeInfo[] }>('GET', '/api/hub/v1/node-types?search=greet');
    expect(items).toMatchObject([{ name: type('greet'), displayName: 'Greet' }]);
    const drawn = await fetch(system.hubUrl + (items[0]?.iconUrl ?? ''), {
      headers: { authorization: `Bearer ${system.apiKey}` },
    });
    expect(await drawn.text()).toBe(icon);
    const schema = await system.api<object>('GET', '/api/v1/credentials/schema/greetApi');
    expect(schema).toMatchObject({ required: ['key'] });

    const workflow = await draw(
      row(start, ['Greet', type('greet'), {}], ['Wait', 'n8n-nodes-base.wait', wait], ['Again', type('greet'), {}]),
    );
    waiting = await run(workflow);
    await until(waiting, ({ status }) => status === 'waiting');
    expect(await said(waiting, 'Greet')).toEqual({ said: 'Hello 1.0.0 from 1.0.0' });
  });

  it('is updated for runs that begin, while those under way keep theirs, over a restart too', async () => {
    expect(await install(name)).toMatchObject({ status: 'ready', version: '2.0.0', otherVersions: ['1.0.0'] });
    const later = await run(await draw(row(start, ['Greet', type('greet'), {}])));
    await until(later, hasEnded);
    expect(await said(later, 'Greet')).toEqual({ said: 'Hello 1.0.0 from 2.0.0' });

    await system.worker.kill();
    await system.worker.start();
    await system.api('PUT', `/api/hub/v1/executions/${waiting}/wait`, { until: new Date(0).toISOString() });
    await until(waiting, hasEnded);
    expect(await said(waiting, 'Again')).toEqual({ said: 'Hello 1.0.0 from 1.0.0' });
  });

  it('is installed once more where a worker does not have it, and not used where a file was changed', async () => {
    const packages = join(system.dataDir, 'node-packages');
    const folder = join(packages, readdirSync(packages).find((one) => one.endsWith('@2.0.0')) ?? '');
    const workflow = await draw(row(start, ['Greet', type('greet'), {}]));
    await system.worker.stop();
    rmSync(folder, { recursive: true });
    await system.worker.start();
    const copied = await run(workflow);
    expect(await until(copied, hasEnded)).toMatchObject({ status: 'success', error: null });

    await system.worker.stop();
    writeFileSync(join(folder, 'node_modules/greeting-words/index.js'), 'exports.word = "Evil"');
    await system.worker.start();
    const refused = await run(workflow);
    const { status, error } = await until(refused, hasEnded);
    expect(status).toBe('error');
    expect(error?.message).toMatch(/greeting-words\/index\.js is not as it was installed/);
  });

  it('is gone when it is removed, and its runs say so', async () => {
    const workflow = await draw(row(start, ['Greet', type('greet'), {}]));
    await system.api('DELETE', pathOf(name));
    await expect(
      (async () => {
        for (;;) {
          await system.api('GET', pathOf(name));
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
      })(),
    ).rejects.toThrow('404');
    await expect(run(workflow)).rejects.toThrow(`is of type ${type('greet')}, which`);
    await expect.poll(() => readdirSync(join(system.dataDir, 'node-packages'))).toEqual([]);
  });
});
