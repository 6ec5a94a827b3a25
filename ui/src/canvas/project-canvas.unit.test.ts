import type { NodeTypeInfo, WorkflowDocument } from '@leadloom/contracts';
import { expect, test } from 'vitest';
import { emptyRun, type RunState } from '../run/fold-run.ts';
import { projectCanvas } from './project-canvas.ts';

/*
 *  Start ──► If ─true─► Send        Note (behind)
 *             └─false─► Start (a loop back)
 *  Model ┈ai_languageModel┈► Agent
 */
const document: WorkflowDocument = {
  nodes: [
    { name: 'Start', type: 'n8n-nodes-base.manualTrigger', position: [0, 0] },
    { name: 'If', type: 'n8n-nodes-base.if', position: [200, 0] },
    { name: 'Send', type: 'x.send', position: [400, 0], disabled: true },
    { name: 'Agent', type: 'x.agent', position: [400, 300] },
    { name: 'Model', type: 'x.model', position: [400, 500] },
    {
      name: 'Note',
      type: 'n8n-nodes-base.stickyNote',
      position: [-50, -50],
      parameters: { content: '# Hi', width: 300, color: 4 },
    },
  ],
  connections: {
    Start: { main: [[{ node: 'If', type: 'main', index: 0 }]] },
    If: {
      main: [
        [{ node: 'Send', type: 'main', index: 0 }],
        [
          { node: 'Start', type: 'main', index: 0 },
          { node: 'Gone', type: 'main', index: 0 },
        ],
      ],
    },
    Model: { ai_languageModel: [[{ node: 'Agent', type: 'ai_languageModel', index: 0 }]] },
  },
  pinData: { Start: [] },
};
const run: RunState = {
  ...emptyRun,
  nodes: {
    If: {
      status: 'success',
      startedAt: null,
      runs: [2, 5].map((count, index) => ({
        node: 'If',
        run: index,
        status: 'success',
        startedAt: '2026-11-21T10:00:00.000Z',
        durationMs: 1,
        items: [count, 1],
        source: [null],
      })),
    },
    Send: { status: 'running', startedAt: '2026-11-21T10:00:00.000Z', runs: [] },
  },
};
const types = new Map<string, NodeTypeInfo>([
  [
    'n8n-nodes-base.if',
    {
      name: 'n8n-nodes-base.if',
      displayName: 'If',
      description: '',
      group: ['transform'],
      version: 2.2,
      iconUrl: null,
      isTrigger: false,
      inputs: 1,
      outputs: 2,
      outputNames: ['true', 'false'],
      partsIn: [],
      partsOut: [],
      credentials: [],
      aliases: [],
      categories: [],
      actions: 0,
      defaultName: 'If',
    },
  ],
]);
const project = (state: RunState | null) => projectCanvas({ document, types, findings: [], run: state });
const step = (name: string) => {
  const node = project(run).nodes.find(({ id }) => id === name);
  return node?.type === 'step' ? node.data : undefined;
};

test('sticky notes lie behind with their own size, steps carry what they are', () => {
  expect(project(null).nodes.find(({ id }) => id === 'Note')).toMatchObject({
    type: 'note',
    width: 300,
    height: 160,
    zIndex: -10,
    data: { color: 4 },
  });
  expect(step('Start')).toMatchObject({ isPinned: true, layout: { shape: 'trigger', inputs: 1 } });
  expect(step('If')?.layout.outputs).toEqual(['true', 'false']);
});

test('connections of every type become edges; one to a node that is not there does not', () => {
  const { edges } = project(null);
  expect(
    edges.map(({ source, target, sourceHandle, targetHandle }) => [source, target, sourceHandle, targetHandle]),
  ).toEqual([
    ['Start', 'If', 'out-0', 'in-0'],
    ['If', 'Send', 'out-0', 'in-0'],
    ['If', 'Start', 'out-1', 'in-0'],
    ['Model', 'Agent', 'part-out-ai_languageModel', 'part-in-ai_languageModel'],
  ]);
  expect(step('Agent')?.layout).toMatchObject({ shape: 'root', partsIn: ['ai_languageModel'] });
  expect(step('Model')?.layout).toMatchObject({ shape: 'part', outputs: [] });
});

test('what has not changed is the same object', () => {
  const before = project(run);
  const after = projectCanvas({ document: { ...document, pinData: {} }, types, findings: [], run }, before);
  expect(after.nodes.map((node, place) => node === before.nodes[place])).toEqual([false, true, true, true, true, true]);
  expect(after.edges.every((edge, place) => edge === before.edges[place])).toBe(true);
});

test('edges count the items of all runs of their output', () => {
  const { edges } = project(run);
  expect(edges.map(({ data }) => data?.items)).toEqual([null, 7, 2, null]);
  expect(edges[1]?.data?.isActive).toBe(true);
});

test('a node that has not run has no state', () => {
  expect(step('Start')?.state).toBeNull();
  expect(step('Send')?.state?.status).toBe('running');
});
