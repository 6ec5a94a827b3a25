import { getExecution } from '@leadloom/contracts';
import { endpoint } from '../../http/endpoint.ts';
import { found } from '../../http/found.ts';

export const getExecutionEndpoint = endpoint(getExecution, async ({ store, workspaceId, params }) => {
  const execution = found(await store.executions.get(workspaceId, params.id), 'execution', params.id);
  const [document, nodeRuns] = await Promise.all([
    store.executions.getDocument(workspaceId, params.id),
    store.executions.listNodeRuns(workspaceId, params.id),
  ]);
  return { execution, document: found(document, 'document of execution', params.id), nodeRuns };
});
