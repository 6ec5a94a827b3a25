import type { AnswerFormInput, RunWorkflowInput } from '@leadloom/contracts/temporal';
import { proxyLocalActivities } from '@temporalio/workflow';
import { startRun } from './start-run.ts';

export interface FormActivities {
  /** Lets the form's node look at a request and answers it. Inserts the execution that it begins; null when it begins none. */
  receiveForm(input: AnswerFormInput): Promise<RunWorkflowInput | null>;
}

const { receiveForm } = proxyLocalActivities<FormActivities>({
  startToCloseTimeout: '1 minute',
  retry: { initialInterval: '100 ms', maximumInterval: '2 seconds', maximumAttempts: 5 },
});

/** A request to the form that starts a workflow: its page is shown without a run, and a run begins when it is sent filled in well. */
export async function answerForm(input: AnswerFormInput): Promise<string | null> {
  const run = await receiveForm(input);
  if (run === null) return null;
  await startRun(run);
  return run.executionId;
}
