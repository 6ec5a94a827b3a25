import { getNodeData } from '@leadloom/contracts';
import { endpoint } from '../../http/endpoint.ts';
import { found } from '../../http/found.ts';

export const getNodeDataEndpoint = endpoint(getNodeData, async ({ store, workspaceId, params, query }) => {
  const { node, run = 0, output = 0, offset = 0, limit = 50 } = query;
  found(await store.executions.get(workspaceId, params.id), 'execution', params.id);
  const page = await store.nodeOutputs.getPage(workspaceId, params.id, { node, run, output, offset, limit });
  return found(page, `run ${run} of node`, node);
});
