import { type Execution, HubError, workflowIds } from '@leadloom/contracts';
import { stateForRetry } from '@leadloom/graph';
import { found } from '../../http/found.ts';
import type { Services } from '../../services.ts';
import { startOnce } from '../../temporal/start-once.ts';

/**
 * Begins a new execution at the node where another one failed or was stopped; what other nodes gave is kept.
 * @throws HubError `conflict` when the execution is not over, succeeded, or never came to a node
 */
export async function retryRun(
  { store, temporal }: Services,
  workspaceId: string,
  id: string,
  { usesNewest }: { usesNewest: boolean },
): Promise<Execution> {
  const execution = found(await store.executions.get(workspaceId, id), 'execution', id);
  if (execution.status === 'success')
    throw new HubError('conflict', `The execution ${id} succeeded: there is nothing to retry.`);
  if (execution.status !== 'error' && execution.status !== 'canceled')
    throw new HubError('conflict', `The execution ${id} is not over: it is ${execution.status}.`);
  const [text, newest, nodeRuns] = await Promise.all([
    store.segments.loadState({ executionId: id }),
    usesNewest ? store.workflows.getDocument(workspaceId, execution.workflowId) : undefined,
    store.executions.listNodeRuns(workspaceId, id),
  ]);
  const document = newest === undefined ? undefined : found(newest, 'workflow', execution.workflowId);
  const ready = text === null ? null : stateForRetry(JSON.parse(text), document?.document);
  if (ready === null)
    throw new HubError('conflict', `The execution ${id} never came to a node. Run the workflow again instead.`);
  const ofFailed = nodeRuns.filter(({ node }) => node === ready.failedNode);
  const retry = await store.retries.create(workspaceId, id, {
    state: JSON.stringify(ready.state),
    failedNode: ready.failedNode,
    keptRuns: ofFailed.length - (ofFailed.at(-1)?.status === 'error' ? 1 : 0),
    ...(document === undefined ? {} : { document }),
  });
  const { id: executionId } = found(retry, 'execution', id);
  await startOnce(temporal, {
    type: 'runWorkflow',
    id: workflowIds.run(executionId),
    input: { workspaceId, executionId },
  });
  return found(retry, 'execution', id);
}
