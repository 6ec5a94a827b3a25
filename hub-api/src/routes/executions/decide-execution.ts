import { decideExecution, workflowIds } from '@leadloom/contracts';
import { endpoint } from '../../http/endpoint.ts';
import { found } from '../../http/found.ts';
import { passDecision } from '../../temporal/pass-decision.ts';

export const decideExecutionEndpoint = endpoint(
  decideExecution,
  async ({ services, store, workspaceId, params: { id }, body }) => {
    const execution = found(await store.executions.get(workspaceId, id), 'execution', id);
    const asked = { what: 'execution', status: execution.status, workflowId: workflowIds.run(id) } as const;
    await passDecision(services.temporal, asked, body.decision);
    return execution;
  },
);
