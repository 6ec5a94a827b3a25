import type { INodeExecutionData, IRunExecutionData } from 'n8n-workflow';

/**
 * Makes an interrupted run go on as n8n does after a call to its waiting node: the node is passed over, gives the items that it made of the
 * request, and shows as one run, not two.
 */
export function resumeWith(data: IRunExecutionData, output: INodeExecutionData[][]): void {
  leaveWait(data);
  const [entry] = data.executionData?.nodeExecutionStack ?? [];
  if (entry === undefined) throw new Error('a run that was called has no node that waits');
  entry.node.disabled = true;
  entry.data = { main: output };
  entry.metadata = { ...entry.metadata, forwardAllOutputs: true };
}

/** The state as the waiting node's `webhook` expects it: nothing waits any more, and the node has not run yet. */
export function leaveWait(data: IRunExecutionData): void {
  delete data.waitTill;
  const { runData, lastNodeExecuted = '' } = data.resultData;
  runData[lastNodeExecuted]?.pop();
}
