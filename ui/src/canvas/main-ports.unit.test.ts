import type { WorkflowNode } from '@leadloom/contracts';
import { expect, test } from 'vitest';
import { mainPorts } from './main-ports.ts';

const node = (type: string, parameters: Record<string, unknown>, more: Partial<WorkflowNode> = {}): WorkflowNode => ({
  name: 'N',
  type: `n8n-nodes-base.${type}`,
  typeVersion: 3.2,
  position: [0, 0],
  parameters,
  ...more,
});
const outputs = (one: WorkflowNode, used = 0) => mainPorts(one, undefined, used).outputs;

test('a Switch has an output a rule, and one for the rest when asked', () => {
  expect(outputs(node('switch', {}))).toEqual([null]);
  const rules = { values: [{ outputKey: 'hot' }, {}] };
  expect(outputs(node('switch', { rules }))).toEqual(['hot', '1']);
  expect(outputs(node('switch', { rules, options: { fallbackOutput: 'extra' } }))).toEqual(['hot', '1', 'Fallback']);
  expect(outputs(node('switch', { mode: 'expression', numberOutputs: 3 }))).toEqual(['0', '1', '2']);
});

test('a Merge has as many inputs as it says', () => {
  expect(mainPorts(node('merge', {}), undefined, 0).inputs).toBe(2);
  expect(mainPorts(node('merge', { numberInputs: 4 }), undefined, 0).inputs).toBe(4);
});

test('errors have an output of their own, and a wire keeps its output', () => {
  const failing = { ...node('set', {}), onError: 'continueErrorOutput' };
  expect(outputs(failing)).toEqual(['0', 'error']);
  expect(outputs(node('set', {}), 2)).toEqual(['0', '1']);
});
