import { type Execution, workflowIds } from '@leadloom/contracts';
import type { NewExecution } from '@leadloom/store';
import type { Services } from '../../services.ts';
import { startOnce } from '../../temporal/start-once.ts';

/** Inserts the execution, then starts its workflow: an execution without one is found and started by the sweeper. */
export async function startRun(services: Services, workspaceId: string, run: NewExecution): Promise<Execution> {
  const execution = await services.store.executions.create(workspaceId, run);
  await startOnce(services.temporal, {
    type: 'runWorkflow',
    id: workflowIds.run(execution.id),
    input: { workspaceId, executionId: execution.id },
  });
  return execution;
}
