import { type Execution, signals, workflowIds } from '@leadloom/contracts';
import { found } from '../../http/found.ts';
import type { Services } from '../../services.ts';
import { signalWorkflow } from '../../temporal/signal-workflow.ts';

/** The mark in the store aborts the segment that runs; the signal ends what waits between segments. */
export async function stopRun({ store, temporal }: Services, workspaceId: string, id: string): Promise<Execution> {
  const execution = found(await store.executions.requestStop(workspaceId, id), 'execution', id);
  await signalWorkflow(temporal, workflowIds.run(id), signals.stop);
  return execution;
}
