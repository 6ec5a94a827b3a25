import { type AnswerInquiryInput, taskQueues } from '@leadloom/contracts/temporal';
import { proxyActivities } from '@temporalio/workflow';

export interface InquiryActivities {
  /** Reads the question in the store and writes its answer beside it. */
  answerInquiry(input: AnswerInquiryInput): Promise<void>;
}

const { answerInquiry: answer } = proxyActivities<InquiryActivities>({
  taskQueue: taskQueues.connectors,
  startToCloseTimeout: '40 seconds',
  retry: { maximumAttempts: 2 },
});

/** What a form of a node wants to know while it is filled in: choices of a vendor, values of expressions. It changes nothing anywhere. */
export async function answerInquiry(input: AnswerInquiryInput): Promise<void> {
  await answer(input);
}
