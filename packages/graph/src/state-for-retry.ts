import { HubError, type WorkflowDocument } from '@leadloom/contracts';

interface StackEntry {
  node: { name: string };
}

/** The part of n8n's run state that a retry looks into; the rest is passed on as it is. */
interface RunState {
  resultData: { error?: unknown };
  executionData?: { nodeExecutionStack: StackEntry[] };
}

/**
 * n8n's state of a run that failed, made ready to go on: n8n leaves the failed node on top of the stack with its input.
 * @param state without node runs; it is not changed
 * @param document given when the run is to go on with another document: nodes on the stack are taken from there
 * @returns null when nothing is left to run
 * @throws HubError `conflict` when the document no longer has a node that the run stands at
 */
export function stateForRetry(
  state: RunState,
  document?: WorkflowDocument,
): { state: RunState; failedNode: string } | null {
  const [top] = state.executionData?.nodeExecutionStack ?? [];
  if (state.executionData === undefined || top === undefined) return null;
  const { error: _, ...resultData } = state.resultData;
  const nodeExecutionStack = state.executionData.nodeExecutionStack.map((entry) => ({
    ...entry,
    node: document === undefined ? entry.node : nodeOf(document, entry.node.name),
  }));
  return {
    state: { ...state, resultData, executionData: { ...state.executionData, nodeExecutionStack } },
    failedNode: top.node.name,
  };
}

function nodeOf(document: WorkflowDocument, name: string) {
  const node = document.nodes.find((candidate) => candidate.name === name);
  if (node === undefined)
    throw new HubError(
      'conflict',
      `The newest version has no node "${name}", where the execution failed. Retry it with the version that it ran.`,
      { details: { node: name } },
    );
  return node;
}
