import { decideExecution, HubError, signals, workflowIds } from '@leadloom/contracts';
import { endpoint } from '../../http/endpoint.ts';
import { found } from '../../http/found.ts';
import { signalWorkflow } from '../../temporal/signal-workflow.ts';

export const decideExecutionEndpoint = endpoint(
  decideExecution,
  async ({ services, store, workspaceId, params, body }) => {
    const execution = found(await store.executions.get(workspaceId, params.id), 'execution', params.id);
    if (execution.status !== 'needs_decision')
      throw new HubError('conflict', `This execution waits for no decision: it is ${execution.status}.`);
    await signalWorkflow(services.temporal, workflowIds.run(params.id), signals.decide, body.decision);
    return execution;
  },
);
