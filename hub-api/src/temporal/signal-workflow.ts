import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import { temporalError } from './temporal-error.ts';

/** Sends a signal; false when the workflow does not run (any more). */
export async function signalWorkflow(
  client: Client,
  workflowId: string,
  signal: string,
  ...args: readonly unknown[]
): Promise<boolean> {
  try {
    await client.workflow.getHandle(workflowId).signal(signal, ...args);
    return true;
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return false;
    throw temporalError(error);
  }
}
