import { describe, expect, it } from 'vitest';
import { stateForRetry } from './state-for-retry.ts';

const entry = (name: string, note: string) => ({ node: { name, note }, data: { main: [[{ json: {} }]] } });
const failed = {
  startData: {},
  resultData: { error: { message: 'no' }, lastNodeExecuted: 'B' },
  executionData: { nodeExecutionStack: [entry('B', 'as it ran'), entry('C', 'as it ran')], waitingExecution: {} },
};
const node = (name: string) => ({ name, type: 't', position: [0, 0], notes: 'newer' });

describe('stateForRetry', () => {
  it('takes the error away and leaves the failed node on top', () => {
    const before = structuredClone(failed);
    expect(stateForRetry(failed)).toEqual({
      failedNode: 'B',
      state: { ...failed, resultData: { lastNodeExecuted: 'B' } },
    });
    expect(failed).toEqual(before);
  });

  it('takes nodes on the stack from a newer document', () => {
    const document = { nodes: [node('A'), node('B'), node('C')], connections: {} };
    const stack = stateForRetry(failed, document)?.state.executionData?.nodeExecutionStack;
    expect(stack?.map((waiting) => waiting.node)).toEqual([node('B'), node('C')]);
    expect(stack?.[0]).toMatchObject({ data: { main: [[{ json: {} }]] } });
  });

  it('refuses a document without such a node', () => {
    expect(() => stateForRetry(failed, { nodes: [node('A')], connections: {} })).toThrow(/no node "B"/);
  });

  it('has nothing to say of a run that never came to a node', () => {
    expect(stateForRetry({ resultData: {} })).toBeNull();
    expect(stateForRetry({ resultData: {}, executionData: { nodeExecutionStack: [] } })).toBeNull();
  });
});
