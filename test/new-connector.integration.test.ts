import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Execution, NodeTypeInfo, PageOf, WorkflowDocument, WorkflowWithDocument } from '@leadloom/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyCheckout } from './copy-checkout.ts';
import { followGuide, readGuide } from './guide.ts';
import { startSystem, type TestSystem } from './system.ts';

const checkout = join(import.meta.dirname, '..');
const blocks = readGuide(join(checkout, 'docs/guides/new-connector.md'));
const files = blocks.filter(({ kind }) => kind === 'file');
const lines = blocks.filter(({ kind }) => kind === 'line');

let root: string;
let system: TestSystem | undefined;
beforeAll(() => {
  root = copyCheckout();
  followGuide(blocks, root);
});
afterAll(async () => {
  await system?.stop();
  rmSync(root, { recursive: true, force: true });
});

/** Rejects with what the program said when it fails. */
async function node(...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root, env: { ...process.env, CI: '1' } });
  return stdout;
}

function workflow(domains: string[]): WorkflowDocument {
  const [first, second] = ['Domains', 'Find company'];
  return {
    name: 'Companies of domains',
    nodes: [
      {
        name: first,
        type: 'n8n-nodes-base.manualTrigger',
        typeVersion: 1,
        position: [0, 0],
        parameters: {},
      },
      {
        name: second,
        type: 'n8n-nodes-leadloom.findCompany',
        typeVersion: 1,
        position: [220, 0],
        parameters: { connectionId: 'sandbox-apollo', domain: '={{ $json.domain }}' },
        credentials: { leadloomApi: { id: 'leadloom-hub', name: 'Leadloom hub' } },
      },
    ],
    connections: { [first]: { main: [[{ node: second, type: 'main', index: 0 }]] } },
    pinData: { [first]: domains.map((domain) => ({ json: { domain } })) },
    settings: { executionOrder: 'v1' },
  };
}

interface RunData {
  data: { resultData: { runData: Record<string, { data: { main: { json: object; pairedItem: object }[][] } }[]> } };
}

describe('the guide to a new connector action and its node', { timeout: 240_000 }, () => {
  it('takes at most four files and one line', () => {
    const changed = new Set(blocks.map(({ path }) => path));
    expect(changed.size).toBeLessThanOrEqual(4);
    expect(lines.map(({ code }) => code.trim().split('\n').length)).toEqual([1]);
    expect(files).toHaveLength(3);
  });

  it('compiles', async () => {
    for (const room of ['connectors', 'nodes'])
      await node('node_modules/typescript/bin/tsc', '--noEmit', '-p', `${room}/tsconfig.json`);
  });

  it("has a test that passes against the vendor's sandbox", async () => {
    const test = files.find(({ path }) => path.endsWith('.test.ts'))?.path ?? '';
    const output = await node('node_modules/vitest/vitest.mjs', 'run', '--project', 'integration', test);
    expect(output).toMatch(/Tests .*2 passed/);
  });

  it('gives a node that runs on the canvas', async () => {
    await node('nodes/scripts/build.ts');
    system = await startSystem({ root });
    const { items } = await system.api<PageOf<NodeTypeInfo>>('GET', '/api/hub/v1/node-types?search=Find%20Company');
    expect(items.map(({ name }) => name)).toContain('n8n-nodes-leadloom.findCompany');

    const view = await fetch(`${system.sandboxUrl}/_control/apollo/views/companies?limit=1`);
    const { rows } = (await view.json()) as { rows: { detail: { name: string; domain: string; employees: number } }[] };
    const company = rows[0]?.detail;
    const document = workflow([company?.domain ?? '', 'nobody.invalid', company?.domain ?? '']);
    const saved = await system.api<WorkflowWithDocument>('POST', '/api/hub/v1/workflows', { document });
    expect(saved.findings).toEqual([]);
    const run = await system.api<{ executionId: string; execution: Execution }>(
      'POST',
      `/api/hub/v1/workflows/${saved.workflow.id}/runs`,
      { wait: true, pinData: document.pinData },
    );
    expect(run.execution).toMatchObject({ status: 'success', error: null });
    const { data } = await system.api<RunData>('GET', `/api/v1/executions/${run.executionId}?includeData=true`);
    const known = { company: { name: company?.name, employees: company?.employees } };
    expect(data.resultData.runData['Find company']?.[0]?.data.main[0]).toMatchObject([
      { json: known, pairedItem: { item: 0 } },
      { json: { company: null }, pairedItem: { item: 1 } },
      { json: known, pairedItem: { item: 2 } },
    ]);
  });
});
