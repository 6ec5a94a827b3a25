import {
  type ConnectionTestResult,
  HubError,
  taskQueues,
  testConnection,
  workflowIds,
  workflowTypes,
} from '@leadloom/contracts';
import { WorkflowFailedError } from '@temporalio/client';
import { endpoint } from '../../http/endpoint.ts';
import { found } from '../../http/found.ts';
import { temporalError } from '../../temporal/temporal-error.ts';

/** The call is made by a worker, where secrets are opened and limits are kept; this waits for its result. */
export const testConnectionEndpoint = endpoint(testConnection, async ({ services, store, workspaceId, params }) => {
  const { id } = found(await store.connections.get(workspaceId, params.id), 'connection', params.id);
  try {
    const result: ConnectionTestResult = await services.temporal.workflow.execute(workflowTypes.testConnection, {
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
      {
        cause: error,
      },
    );
  }
});
