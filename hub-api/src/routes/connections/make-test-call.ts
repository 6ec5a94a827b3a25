import { type ConnectionTestResult, HubError, taskQueues, workflowIds, workflowTypes } from '@leadloom/contracts';
import { WorkflowFailedError } from '@temporalio/client';
import { found } from '../../http/found.ts';
import type { Services } from '../../services.ts';
import { temporalError } from '../../temporal/temporal-error.ts';

/** The call is made by a worker, where secrets are opened and limits are kept; this waits for its result. */
export async function makeTestCall(
  { store, temporal }: Services,
  workspaceId: string,
  connectionId: string,
): Promise<ConnectionTestResult> {
  const { id } = found(await store.connections.get(workspaceId, connectionId), 'connection', connectionId);
  try {
    const result: ConnectionTestResult = await temporal.workflow.execute(workflowTypes.testConnection, {
      workflowId: workflowIds.testConnection(id, Date.now()),
      taskQueue: taskQueues.runs,
      args: [{ workspaceId, connectionId: id }],
      workflowExecutionTimeout: '45 seconds',
    });
    return result;
  } catch (error) {
    if (!(error instanceof WorkflowFailedError)) throw temporalError(error);
    throw new HubError(
      'unavailable',
      'No worker made the test call in 45 seconds. See whether a worker runs (npx leadloom status).',
      { cause: error },
    );
  }
}
