import { decideOperation, workflowIds } from '@leadloom/contracts';
import { endpoint } from '../../http/endpoint.ts';
import { found } from '../../http/found.ts';
import { passDecision } from '../../temporal/pass-decision.ts';

export const decideOperationEndpoint = endpoint(
  decideOperation,
  async ({ services, store, workspaceId, params: { id }, body }) => {
    const operation = found(await store.operations.get(workspaceId, id), 'operation', id);
    const asked = { what: 'operation', status: operation.status, workflowId: workflowIds.operation(id) } as const;
    await passDecision(services.temporal, asked, body.decision);
    return operation;
  },
);
