import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WorkflowDocument } from '@leadloom/contracts';
import { beforeAll, describe, expect, it } from 'vitest';
import { prepareN8n } from '../n8n.ts';
import { loadNodeCatalogue } from '../node-catalogue.ts';
import { runSegment } from './run-segment.ts';
import type { SegmentHost } from './segment-host.ts';
import type { SegmentInput, SegmentOutput } from './segment.ts';

let host: SegmentHost;

const missing = () => {
  throw new Error('not part of this test');
};

beforeAll(async () => {
  prepareN8n({ dataDir: mkdtempSync(join(tmpdir(), 'leadloom-engine-')), expressionEngine: 'vm' });
  host = {
    catalogue: await loadNodeCatalogue({ ownNodes: '/nowhere', hostNodes: false }),
    hubUrl: 'http://127.0.0.1:1',
    aroundNode: (_input, _node, _run, work) => work(),
    credentialsHelper: () => ({}) as ReturnType<SegmentHost['credentialsHelper']>,
    executeWorkflow: () => missing,
    getRunExecutionData: () => Promise.resolve(undefined),
    startRunnerTask: missing,
  };
});

/**
 * ```
 * Manual → Numbers → Over one? → (true) Left  ─┐
 *                              → (false) Right ┴→ Both
 * ```
 */
const branching: WorkflowDocument = {
  nodes: [
    { name: 'Manual', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, position: [0, 0], parameters: {} },
    {
      name: 'Numbers',
      type: 'n8n-nodes-base.set',
      typeVersion: 3.4,
      position: [200, 0],
      parameters: { mode: 'raw', jsonOutput: '={{ { "value": [1, 2, 3] } }}', options: {} },
    },
    {
      name: 'Each',
      type: 'n8n-nodes-base.splitOut',
      typeVersion: 1,
      position: [300, 0],
      parameters: { fieldToSplitOut: 'value', options: {} },
    },
    {
      name: 'Over one?',
      type: 'n8n-nodes-base.if',
      typeVersion: 1,
      position: [400, 0],
      parameters: { conditions: { number: [{ value1: '={{ $json.value }}', operation: 'larger', value2: 1 }] } },
    },
    { name: 'Left', type: 'n8n-nodes-base.noOp', typeVersion: 1, position: [600, -100], parameters: {} },
    { name: 'Right', type: 'n8n-nodes-base.noOp', typeVersion: 1, position: [600, 100], parameters: {} },
    { name: 'Both', type: 'n8n-nodes-base.merge', typeVersion: 3, position: [800, 0], parameters: {} },
  ],
  connections: {
    Manual: { main: [[{ node: 'Numbers', type: 'main', index: 0 }]] },
    Numbers: { main: [[{ node: 'Each', type: 'main', index: 0 }]] },
    Each: { main: [[{ node: 'Over one?', type: 'main', index: 0 }]] },
    'Over one?': { main: [[{ node: 'Left', type: 'main', index: 0 }], [{ node: 'Right', type: 'main', index: 0 }]] },
    Left: { main: [[{ node: 'Both', type: 'main', index: 0 }]] },
    Right: { main: [[{ node: 'Both', type: 'main', index: 1 }]] },
  },
};

function input(document: WorkflowDocument, changes: Partial<SegmentInput> = {}): SegmentInput {
  return {
    workspaceId: 'ws',
    executionId: 'ex',
    workflowId: 'wf',
    workflowName: 'Test',
    mode: 'manual',
    document,
    staticData: {},
    start: {},
    resume: null,
    mayHaveEffect: true,
    budgetMs: 60_000,
    signal: new AbortController().signal,
    ...changes,
  };
}

const items = (output: SegmentOutput, node: string, branch = 0) =>
  output.state.runData[node]?.[0]?.data?.['main']?.[branch]?.map((item) => item.json);

/** Run data without what differs from run to run. */
const bare = (output: SegmentOutput) =>
  Object.fromEntries(
    Object.entries(JSON.parse(JSON.stringify(output.state.runData)) as Record<string, Record<string, unknown>[]>).map(
      ([node, runs]) => [node, runs.map(({ startTime: _start, executionTime: _time, ...rest }) => rest)],
    ),
  );

describe.each(['v0', 'v1'])('execution order %s', (executionOrder) => {
  const document = { ...branching, settings: { executionOrder } };

  it('runs to the end in one segment', async () => {
    const output = await runSegment(host, input(document));
    expect(output.end).toEqual({ kind: 'finished', status: 'success', error: null });
    expect(items(output, 'Over one?', 0)).toEqual([{ value: 2 }, { value: 3 }]);
    expect(items(output, 'Both')).toEqual([{ value: 2 }, { value: 3 }, { value: 1 }]);
  });

  it('gives the same when it is cut after every node and kept as text between', async () => {
    const whole = await runSegment(host, input(document));
    let resume: SegmentInput['resume'] = null;
    let segments = 0;
    let last: SegmentOutput;
    do {
      last = await runSegment(host, input(document, { resume, budgetMs: -1 }));
      resume = JSON.parse(JSON.stringify(last.state)) as NonNullable<SegmentInput['resume']>;
      segments += 1;
    } while (last.end.kind === 'continue' && segments < 50);
    expect(segments).toBe(whole.changed.length);
    expect(bare(last)).toEqual(bare(whole));
  });
});

it('stops before an effectful node when it may not have an effect', async () => {
  const document: WorkflowDocument = {
    nodes: [
      { name: 'Manual', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, position: [0, 0], parameters: {} },
      {
        name: 'Call',
        type: 'n8n-nodes-base.httpRequest',
        typeVersion: 4.2,
        position: [200, 0],
        parameters: { url: 'http://127.0.0.1:1/' },
      },
    ],
    connections: { Manual: { main: [[{ node: 'Call', type: 'main', index: 0 }]] } },
  };
  const output = await runSegment(host, input(document, { mayHaveEffect: false }));
  expect(output.end).toEqual({ kind: 'continue', nextNode: 'Call', effectful: true });
  expect(Object.keys(output.state.runData)).toEqual(['Manual']);
});

it("reports an unknown node type as the run's error", async () => {
  const document: WorkflowDocument = {
    nodes: [
      { name: 'Manual', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, position: [0, 0], parameters: {} },
      { name: 'Odd', type: 'n8n-nodes-none.odd', typeVersion: 1, position: [200, 0], parameters: {} },
    ],
    connections: { Manual: { main: [[{ node: 'Odd', type: 'main', index: 0 }]] } },
  };
  const output = await runSegment(host, input(document));
  expect(output.end).toMatchObject({ kind: 'finished', status: 'error' });
});

it("reports a version that a node does not have as the run's error", async () => {
  const document: WorkflowDocument = {
    nodes: [
      { name: 'Manual', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, position: [0, 0], parameters: {} },
      { name: 'Merge', type: 'n8n-nodes-base.merge', typeVersion: 99, position: [200, 0], parameters: {} },
    ],
    connections: { Manual: { main: [[{ node: 'Merge', type: 'main', index: 0 }]] } },
  };
  const output = await runSegment(host, input(document));
  expect(output.end).toMatchObject({
    kind: 'finished',
    status: 'error',
    error: { message: expect.stringContaining('not available in version 99') as string },
  });
});

it.each([
  [undefined, 'UTC'],
  ['DEFAULT', 'UTC'],
  ['Asia/Tokyo', 'Asia/Tokyo'],
])('tells the time of a workflow whose zone is %s in %s', async (timezone, zone) => {
  const document: WorkflowDocument = {
    nodes: [
      { name: 'Manual', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, position: [0, 0], parameters: {} },
      {
        name: 'Now',
        type: 'n8n-nodes-base.set',
        typeVersion: 3.4,
        position: [200, 0],
        parameters: { mode: 'raw', jsonOutput: '={{ { zone: $now.zoneName } }}', options: {} },
      },
    ],
    connections: { Manual: { main: [[{ node: 'Now', type: 'main', index: 0 }]] } },
    ...(timezone === undefined ? {} : { settings: { timezone } }),
  };
  expect(items(await runSegment(host, input(document)), 'Now')).toEqual([{ zone }]);
});

it('gives a called workflow the inputs that it names, and no others', async () => {
  const fields = { values: [{ name: 'n', type: 'number' }, { name: 'note' }] };
  const called: WorkflowDocument = {
    nodes: [
      {
        name: 'Called',
        type: 'n8n-nodes-base.executeWorkflowTrigger',
        typeVersion: 1.1,
        position: [0, 0],
        parameters: { inputSource: 'workflowInputs', workflowInputs: fields },
      },
    ],
    connections: {},
  };
  const start = { startNode: 'Called', triggerOutput: [[{ json: { n: 21, secret: 'x' } }]] };
  const output = await runSegment(host, input(called, { mode: 'integrated', start }));
  expect(output.end).toMatchObject({ kind: 'finished', status: 'success' });
  expect(items(output, 'Called')).toEqual([{ n: 21, note: null }]);
});
