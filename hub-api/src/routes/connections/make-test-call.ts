import { type ConnectionTestResult, taskQueues, workflowIds, workflowTypes } from '@leadloom/contracts';
import { found } from '../../http/found.ts';
import type { Services } from '../../services.ts';
import { executeInWorker } from '../../temporal/execute-in-worker.ts';

/** The call is made by a worker, where secrets are opened and limits are kept; this waits for its result. */
export async function makeTestCall(
  { store, temporal }: Services,
  workspaceId: string,
  connectionId: string,
): Promise<ConnectionTestResult> {
  const { id } = found(await store.connections.get(workspaceId, connectionId), 'connection', connectionId);
  return executeInWorker<ConnectionTestResult>(temporal, {
    type: workflowTypes.testConnection,
    id: workflowIds.testConnection(id, Date.now()),
    queue: taskQueues.runs,
    input: { workspaceId, connectionId: id },
    what: 'make the test call',
  });
}
