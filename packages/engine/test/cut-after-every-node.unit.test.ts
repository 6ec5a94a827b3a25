import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WorkflowDocument } from '@leadloom/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type CodeRunner,
  type RunState,
  type SegmentHost,
  createCodeRunner,
  loadNodeCatalogue,
  prepareN8n,
  runSegment,
  startRunnerTaskWith,
} from '../src/index.ts';
import { errors } from './fixtures/errors.ts';
import { functions } from './fixtures/functions.ts';
import { links } from './fixtures/links.ts';
import { loop } from './fixtures/loop.ts';
import { merges } from './fixtures/merges.ts';

let host: SegmentHost;
let code: CodeRunner;

beforeAll(async () => {
  prepareN8n({ dataDir: mkdtempSync(join(tmpdir(), 'leadloom-engine-')), expressionEngine: 'vm' });
  const catalogue = await loadNodeCatalogue({ ownNodes: '/nowhere', hostNodes: false });
  code = createCodeRunner({ nodeTypes: catalogue });
  const missing = () => {
    throw new Error('not part of this test');
  };
  host = {
    catalogue,
    hubUrl: 'http://127.0.0.1:1',
    aroundNode: (_input, _node, _run, work) => work(),
    credentialsHelper: () => ({}) as ReturnType<SegmentHost['credentialsHelper']>,
    executeWorkflow: () => missing,
    getRunExecutionData: () => Promise.resolve(undefined),
    startRunnerTask: startRunnerTaskWith(code),
  };
  // Starts the code runner and an isolate.
  await run(loop.document, 600_000);
}, 60_000);

afterAll(() => {
  code.close();
});

/** Node runs as they are kept, and how many segments they took. A budget below nothing is used up by every node. */
async function run(document: WorkflowDocument, budgetMs: number) {
  let resume: RunState | null = null;
  for (let segments = 1; segments < 100; segments += 1) {
    const output = await runSegment(host, {
      workspaceId: 'ws',
      executionId: 'ex',
      workflowId: 'wf',
      workflowName: 'Test',
      mode: 'manual',
      document,
      staticData: {},
      start: {},
      resume,
      mayHaveEffect: true,
      budgetMs,
      signal: new AbortController().signal,
    });
    resume = JSON.parse(JSON.stringify(output.state)) as RunState;
    if (output.end.kind !== 'continue') return { segments, end: output.end, runData: resume.runData };
  }
  throw new Error('the run came to no end');
}

describe.each([loop, merges, errors, links, functions])('$name', ({ document, expected }) => {
  it.each([
    ['v0', 600_000],
    ['v0', -1],
    ['v1', 600_000],
    ['v1', -1],
  ])('order %s, cut after %d ms', async (executionOrder, budgetMs) => {
    const { segments, end, runData } = await run({ ...document, settings: { executionOrder } }, budgetMs);
    expect(end).toEqual({ kind: 'finished', status: 'success', error: null });
    const given = Object.fromEntries(
      Object.keys(expected).map((node) => [
        node,
        runData[node]?.map(({ data }) => data?.['main']?.map((items) => items?.map(({ json }) => json) ?? [])),
      ]),
    );
    expect(given).toEqual(expected);
    const runs = Object.values(runData).reduce((sum, of) => sum + of.length, 0);
    expect(segments).toBe(budgetMs < 0 ? runs : 1);
  });
});
