import { expect, it } from 'vitest';
import { mayBeCalled } from './may-be-called.ts';

it.each([
  [{}, true],
  [{ callerPolicy: 'any' }, true],
  [{ callerPolicy: 'workflowsFromSameOwner' }, true],
  [{ callerPolicy: 'none' }, false],
  [{ callerPolicy: 'workflowsFromAList', callerIds: 'wf_1, wf_2' }, true],
  [{ callerPolicy: 'workflowsFromAList', callerIds: 'wf_1' }, false],
  [{ callerPolicy: 'workflowsFromAList' }, false],
])('of %j is %j', (settings, may) => {
  expect(mayBeCalled({ nodes: [], connections: {}, settings }, 'wf_2')).toBe(may);
});
