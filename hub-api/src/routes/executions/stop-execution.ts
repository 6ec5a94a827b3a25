import { signals, stopExecution, workflowIds } from '@leadloom/contracts';
import { endpoint } from '../../http/endpoint.ts';
import { found } from '../../http/found.ts';
import { signalWorkflow } from '../../temporal/signal-workflow.ts';

/** The mark in the store aborts the segment that runs; the signal ends what waits between segments. */
export const stopExecutionEndpoint = endpoint(stopExecution, async ({ services, store, workspaceId, params }) => {
  const execution = found(await store.executions.requestStop(workspaceId, params.id), 'execution', params.id);
  await signalWorkflow(services.temporal, workflowIds.run(params.id), signals.stop);
  return execution;
});
