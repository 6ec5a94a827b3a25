import { taskQueues, type workflowTypes } from '@leadloom/contracts';
import { type Client, WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import { temporalError } from './temporal-error.ts';

/**
 * Starts a workflow under an id that says what it does. One that runs under this id is left alone; so is one that has ended, unless it may
 * run `again`.
 */
export async function startOnce(
  client: Client,
  workflow: { type: keyof typeof workflowTypes; id: string; input: unknown; again?: boolean },
): Promise<void> {
  try {
    await client.workflow.start(workflow.type, {
      workflowId: workflow.id,
      taskQueue: taskQueues.runs,
      args: [workflow.input],
      workflowIdReusePolicy: workflow.again === true ? 'ALLOW_DUPLICATE' : 'REJECT_DUPLICATE',
      workflowIdConflictPolicy: 'USE_EXISTING',
    });
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw temporalError(error);
  }
}
