import type { NodeRun, RunEvent } from '@leadloom/contracts';
import { array, assert, nat, property } from 'fast-check';
import { expect, test } from 'vitest';
import { emptyRun, foldRun } from './fold-run.ts';
import { createRunStore } from './run-store.ts';

const at = '2026-11-21T10:00:00.000Z';
const nodeRun = (node: string, run = 0, items = [3], status: NodeRun['status'] = 'success'): NodeRun => ({
  node,
  run,
  status,
  startedAt: at,
  durationMs: 5,
  items,
  source: [null],
});
const events: RunEvent[] = [
  { type: 'execution-started', seq: 1, at, mode: 'manual' },
  { type: 'node-started', seq: 2, at, node: 'A', run: 0 },
  { type: 'node-finished', seq: 3, at, nodeRun: nodeRun('A') },
  { type: 'node-started', seq: 4, at, node: 'B', run: 0 },
  { type: 'decision-needed', seq: 5, at, node: 'B', request: 'POST https://api.example' },
  { type: 'node-started', seq: 6, at, node: 'B', run: 0 },
  { type: 'node-finished', seq: 7, at, nodeRun: nodeRun('B') },
  { type: 'node-started', seq: 8, at, node: 'B', run: 1 },
  { type: 'node-finished', seq: 9, at, nodeRun: nodeRun('B', 1, [0, 4]) },
  { type: 'execution-finished', seq: 10, at, status: 'success', error: null },
];
const fold = (given: RunEvent[]) => given.reduce(foldRun, emptyRun);

test('a run is followed from start to end', () => {
  expect(fold(events.slice(0, 2)).nodes['A']).toMatchObject({ status: 'running', startedAt: at });
  expect(fold(events.slice(0, 5))).toMatchObject({ status: 'needs_decision', decision: { node: 'B' } });
  expect(fold(events.slice(0, 6))).toMatchObject({ status: 'running', decision: null });
  const end = fold(events);
  expect(end).toMatchObject({ status: 'success', finishedAt: at, seq: 10 });
  expect(end.nodes['B']!.runs.map((run) => run.items)).toEqual([[3], [0, 4]]);
});

test('a node that is tried again waits, and its end ends that', () => {
  const until = '2026-11-21T10:00:30.000Z';
  const failed = { failure: 'transient', retry: 1, retries: 3, until, message: 'Bad gateway' } as const;
  const started = events.slice(0, 4);
  const retrying: RunEvent = { type: 'node-retrying', seq: 5, at, node: 'B', run: 0, ...failed };
  expect(fold([...started, retrying])).toMatchObject({
    status: 'running',
    retrying: { node: 'B', until },
    nodes: { B: { status: 'waiting' } },
  });
  const done = fold([...started, retrying, { type: 'node-finished', seq: 6, at, nodeRun: nodeRun('B') }]);
  expect(done).toMatchObject({ retrying: null, nodes: { B: { status: 'success' } } });
});

test('an event that comes twice counts once', () => {
  expect(fold(events.flatMap((event) => [event, event]))).toEqual(fold(events));
});

test('an event after a gap is not taken', () => {
  expect(fold([events[0]!, events[2]!]).seq).toBe(1);
});

test('an error ends the node that it names, and a node that was under way is canceled', () => {
  const failed = fold([
    ...events.slice(0, 4),
    { type: 'node-started', seq: 5, at, node: 'C', run: 0 },
    { type: 'execution-finished', seq: 6, at, status: 'error', error: { message: 'No such host', node: 'B' } },
  ]);
  expect(failed.nodes['B']!.status).toBe('error');
  expect(failed.nodes['C']!.status).toBe('canceled');
  expect(failed.error?.message).toBe('No such host');
});

test('whatever the order and repetition of the deliveries, the store ends where the fold of the history ends', () => {
  assert(
    property(array(nat(events.length - 1), { maxLength: 60 }), (order) => {
      const store = createRunStore();
      for (const index of order) {
        const isComplete = store.add([events[index]!]);
        // What a client does on a gap: fetch everything after the last number that it has.
        if (!isComplete) store.add(events.filter((event) => event.seq > store.read().seq));
      }
      store.add(events);
      expect(store.read()).toEqual(fold(events));
    }),
  );
});
