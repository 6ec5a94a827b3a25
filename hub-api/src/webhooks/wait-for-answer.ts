import { type Execution, HubError } from '@leadloom/contracts';
import type { WebhookAnswer } from '@leadloom/contracts';
import type { FastifyRequest } from 'fastify';
import { untilClosed } from '../http/until-closed.ts';
import { waitFor } from '../live/wait-for.ts';
import type { Services } from '../services.ts';

/** As long as n8n waits. */
export const answerTimeoutMs = 5 * 60_000;
const ended: readonly Execution['status'][] = ['success', 'error', 'canceled'];

/**
 * The workflow's answer to a request.
 * @throws HubError `unexpected` when the run ended without one, `unavailable` when it takes longer than 5 minutes
 */
export async function waitForAnswer(
  { store, live }: Services,
  { workspaceId, requestId, executionId }: { workspaceId: string; requestId: string; executionId: string },
  request: FastifyRequest,
): Promise<WebhookAnswer> {
  const { answer, execution } = await waitFor({
    live,
    isAbout: ({ collection, id }) =>
      (collection === 'webhookAnswers' && id === requestId) || (collection === 'executions' && id === executionId),
    load: async () => {
      // The execution first: the answer is there before its run has ended.
      const current = await store.executions.get(workspaceId, executionId);
      return { execution: current, answer: await store.webhookAnswers.get(workspaceId, requestId) };
    },
    isDone: (state) => state.answer !== null || (state.execution !== null && ended.includes(state.execution.status)),
    timeoutMs: answerTimeoutMs,
    signal: untilClosed(request),
  });
  if (answer !== null) return answer;
  if (execution !== null && ended.includes(execution.status))
    throw new HubError('unexpected', `The workflow ended without an answer (${execution.status}).`, {
      details: { executionId },
    });
  throw new HubError('unavailable', 'The workflow has not answered in 5 minutes; its run goes on.', {
    details: { executionId },
  });
}
