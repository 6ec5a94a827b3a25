import type { Change } from '@leadloom/store';
import { beforeEach, expect, it } from 'vitest';
import { quickWorkflows } from './quick-workflows.ts';

let tell: (change: Change) => void;
let quick: ReturnType<typeof quickWorkflows>;
beforeEach(() => {
  quick = quickWorkflows({
    subscribe: (onChange) => {
      tell = onChange;
      return () => undefined;
    },
  });
});

/** A change of an execution; attempt 0 is that of a batch. */
function change(workflowId: string, status: string, segments: number, attempt = 1, collection = 'executions') {
  const document = { workflowId, status, segments, attempt };
  tell({ token: '', collection, operation: 'update', id: 'ex', events: [], document });
}

it('goes by the newest execution that has come through its first segment', () => {
  change('wf_quick', 'success', 1);
  change('wf_quick', 'running', 0);
  change('wf_waits', 'success', 1);
  change('wf_waits', 'waiting', 1);
  change('wf_fails', 'error', 1);
  change('wf_long', 'success', 3);
  change('wf_other', 'success', 1, 1, 'operations');
  const all = ['wf_quick', 'wf_waits', 'wf_fails', 'wf_long', 'wf_other'];
  expect(all.filter((id) => quick.has(id))).toEqual(['wf_quick']);
});

it('leaves out those that a batch gives back', () => {
  change('wf_streams', 'success', 1);
  change('wf_batched', 'success', 1);
  expect(quick.has('wf_streams')).toBe(true);
  for (let run = 0; run < 3; run++) {
    change('wf_streams', 'success', 1, 1);
    change('wf_batched', 'success', 1, 0);
  }
  expect(quick.has('wf_streams')).toBe(false);
  expect(quick.has('wf_batched')).toBe(true);
});

it('forgets the one that was heard of longest ago', () => {
  for (let number = 0; number <= 1_000; number++) change(`wf_${number}`, 'success', 1);
  expect(quick.has('wf_0')).toBe(false);
  expect(quick.has('wf_1000')).toBe(true);
});
