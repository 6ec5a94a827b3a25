import { HubError, taskQueues, workflowIds, workflowTypes } from '@leadloom/contracts';
import type { Inquiry } from '@leadloom/store';
import type { Services } from '../../services.ts';
import { executeInWorker } from '../../temporal/execute-in-worker.ts';

/** Question and answer go by the store; Temporal knows that there was one. */
export async function askWorker({ store, temporal }: Services, workspaceId: string, inquiry: Inquiry) {
  const inquiryId = await store.inquiries.put(workspaceId, inquiry);
  await executeInWorker(temporal, {
    type: workflowTypes.answerInquiry,
    id: workflowIds.inquiry(inquiryId),
    queue: taskQueues.runs,
    input: { workspaceId, inquiryId },
    what: 'answer this',
  });
  const answer = await store.inquiries.take(workspaceId, inquiryId);
  if (answer === null) throw new HubError('unavailable', 'The answer came too late. Ask again.');
  return answer;
}
