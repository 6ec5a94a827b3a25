import { decideOperation, HubError, signals, workflowIds } from '@leadloom/contracts';
import { endpoint } from '../../http/endpoint.ts';
import { found } from '../../http/found.ts';
import { signalWorkflow } from '../../temporal/signal-workflow.ts';

export const decideOperationEndpoint = endpoint(
  decideOperation,
  async ({ services, store, workspaceId, params, body }) => {
    const operation = found(await store.operations.get(workspaceId, params.id), 'operation', params.id);
    if (operation.status !== 'needs_decision')
      throw new HubError('conflict', `This operation waits for no decision: it is ${operation.status}.`);
    await signalWorkflow(services.temporal, workflowIds.operation(params.id), signals.decide, body.decision);
    return operation;
  },
);
