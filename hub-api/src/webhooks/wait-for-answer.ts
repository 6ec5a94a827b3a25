import { type Execution, hasEnded, HubError, type WebhookAnswer } from '@leadloom/contracts';
import type { FastifyRequest } from 'fastify';
import { untilClosed } from '../http/until-closed.ts';
import { waitFor } from '../live/wait-for.ts';
import type { Services } from '../services.ts';

/** As long as n8n waits. */
export const answerTimeoutMs = 5 * 60_000;

interface Asked {
  workspaceId: string;
  requestId: string;
  executionId: string;
  /** The run has not been started yet: what is not heard of is not there. */
  isNew?: boolean;
}

interface State {
  execution: Execution | null;
  answer: WebhookAnswer | null;
}

/**
 * The workflow's answer to a request.
 * @throws HubError `unexpected` when the run ended without one, `unavailable` when it takes longer than 5 minutes
 */
export async function waitForAnswer(
  { store, live }: Services,
  { workspaceId, requestId, executionId, isNew = false }: Asked,
  request: FastifyRequest,
): Promise<WebhookAnswer> {
  const { answer, execution } = await waitFor<State>({
    live,
    isAbout: ({ collection, id, document }) =>
      (collection === 'webhookAnswers' && id === requestId) ||
      (collection === 'executions' &&
        id === executionId &&
        (document?.['answer'] !== undefined || hasEnded({ status: document?.['status'] }))),
    told: (change) => {
      const told = store.webhookAnswers.told(requestId, change);
      return told === null ? undefined : { execution: null, answer: told };
    },
    ...(isNew ? { isNew: { execution: null, answer: null } } : {}),
    load: async () => {
      // The execution first: the answer is there before its run has ended.
      const current = await store.executions.get(workspaceId, executionId);
      return { execution: current, answer: await store.webhookAnswers.getFirst(workspaceId, requestId, executionId) };
    },
    isDone: (state) => state.answer !== null || (state.execution !== null && hasEnded(state.execution)),
    timeoutMs: answerTimeoutMs,
    signal: untilClosed(request),
  });
  if (answer !== null) return answer;
  if (execution !== null && hasEnded(execution))
    throw new HubError('unexpected', `The workflow ended without an answer (${execution.status}).`, {
      details: { executionId },
    });
  throw new HubError('unavailable', 'The workflow has not answered in 5 minutes; its run goes on.', {
    details: { executionId },
  });
}
