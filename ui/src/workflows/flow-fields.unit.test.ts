import type { FlowControl } from '@leadloom/contracts';
import { expect, it } from 'vitest';
import { toFlowControl, toFlowFields } from './flow-fields.ts';

it.each<FlowControl>([
  { concurrency: 2, key: '={{ $json.email }}', priority: '={{ $json.rank }}' },
  { throttle: { limit: 5, periodSeconds: 30, excess: 'drop' }, singleton: 'skip' },
  { debounce: { seconds: 4, longestSeconds: 60 } },
  { batch: { size: 10, seconds: 20 }, concurrency: 1 },
])('keeps %j as it is', (flow) => {
  expect(toFlowControl(toFlowFields(flow), flow)).toEqual(flow);
});

it('is nothing without a rule, whatever else was filled in', () => {
  expect(toFlowControl({ ...toFlowFields(), key: '={{ $json.email }}' })).toBeUndefined();
});
