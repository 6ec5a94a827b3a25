import { HubError, type taskQueues, type workflowTypes } from '@leadloom/contracts';
import { type Client, WorkflowFailedError } from '@temporalio/client';
import { temporalError } from './temporal-error.ts';

const seconds = 45;

interface Work {
  type: (typeof workflowTypes)[keyof typeof workflowTypes];
  id: string;
  queue: (typeof taskQueues)[keyof typeof taskQueues];
  input: unknown;
  /** For the message, when no worker does it: `make the test call`. */
  what: string;
}

/**
 * Has a worker do something while the request waits.
 * @throws HubError `unavailable` when none does in 45 seconds
 */
export async function executeInWorker<Result>(temporal: Client, work: Work): Promise<Result> {
  try {
    return (await temporal.workflow.execute(work.type, {
      workflowId: work.id,
      taskQueue: work.queue,
      args: [work.input],
      workflowExecutionTimeout: `${seconds} seconds`,
    })) as Result;
  } catch (error) {
    if (!(error instanceof WorkflowFailedError)) throw temporalError(error);
    throw new HubError(
      'unavailable',
      `No worker could ${work.what} in ${seconds} seconds. See whether a worker runs (npx leadloom status).`,
      { cause: error },
    );
  }
}
