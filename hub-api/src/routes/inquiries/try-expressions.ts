import { type ExpressionResult, HubError, tryExpressions } from '@leadloom/contracts';
import { endpoint } from '../../http/endpoint.ts';
import { found } from '../../http/found.ts';
import { askWorker } from './ask-worker.ts';

export const tryExpressionsEndpoint = endpoint(
  tryExpressions,
  async ({ services, store, workspaceId, params: { id }, body }) => {
    const stored = found(await store.workflows.getDocument(workspaceId, id), 'workflow', id);
    const { nodes } = body.document ?? stored.document;
    if (!nodes.some(({ name }) => name === body.node))
      throw new HubError('invalid_input', `The document has no node "${body.node}".`);
    if (body.executionId !== undefined)
      found(await store.executions.get(workspaceId, body.executionId), 'execution', body.executionId);
    const answer = await askWorker(services, workspaceId, { kind: 'expressions', workflowId: id, request: body });
    return answer as { results: ExpressionResult[] };
  },
);
