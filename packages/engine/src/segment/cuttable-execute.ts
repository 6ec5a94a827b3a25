import type { WorkflowExecute } from 'n8n-core';
import type {
  INode,
  INodeExecutionData,
  IRunExecutionData,
  IWorkflowExecuteAdditionalData,
  WorkflowExecuteMode,
} from 'n8n-workflow';
import { n8nCore } from '../n8n.ts';

export interface Seams {
  /** Asked at the head of n8n's loop, before it takes the next node: true ends the segment there, with the state intact. */
  cutBefore(node: INode): boolean;
  aroundNode<T>(node: INode, runIndex: number, work: () => Promise<T>, given: INodeExecutionData[][]): Promise<T>;
}

/**
 * n8n's interpreter with two seams. The cut goes by `executionTimeoutTimestamp`, which the loop reads before each node: 0 means that time is
 * up. n8n then reports a time-out, which the caller removes. `runNode` is overridden to put each node into the scope of its calls out.
 */
export function createCuttableExecute(
  additionalData: IWorkflowExecuteAdditionalData,
  mode: WorkflowExecuteMode,
  state: IRunExecutionData | undefined,
  seams: Seams,
): { execute: WorkflowExecute; data: () => IRunExecutionData; wasCut: () => boolean } {
  const { WorkflowExecute: Base } = n8nCore();
  class CuttableExecute extends Base {
    get data(): IRunExecutionData {
      return (this as unknown as { runExecutionData: IRunExecutionData }).runExecutionData;
    }
    override runNode(...args: Parameters<WorkflowExecute['runNode']>): ReturnType<WorkflowExecute['runNode']> {
      const given = (args[1].data['main'] ?? []).map((items) => items ?? []);
      return seams.aroundNode(args[1].node, args[3], () => super.runNode(...args), given);
    }
  }
  const execute =
    state === undefined ? new CuttableExecute(additionalData, mode) : new CuttableExecute(additionalData, mode, state);
  let cut = false;
  Object.defineProperty(additionalData, 'executionTimeoutTimestamp', {
    get: () => {
      const next = execute.data.executionData?.nodeExecutionStack[0]?.node;
      cut ||= next !== undefined && seams.cutBefore(next);
      return cut ? 0 : undefined;
    },
  });
  return { execute, data: () => execute.data, wasCut: () => cut };
}
