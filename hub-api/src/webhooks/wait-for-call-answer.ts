import { hasEnded, HubError, type WebhookAnswer } from '@leadloom/contracts';
import type { FastifyRequest } from 'fastify';
import { untilClosed } from '../http/until-closed.ts';
import { waitFor } from '../live/wait-for.ts';
import type { Services } from '../services.ts';
import { answerTimeoutMs } from './wait-for-answer.ts';

interface Call {
  workspaceId: string;
  executionId: string;
  requestId: string;
  segment: number;
}

export interface Patience {
  timeoutMs?: number;
  /** Not longer than until the run waits again. */
  untilWait?: boolean;
}

/**
 * The answer to a call of a waiting run.
 * @throws HubError `conflict` when the run went on without it, `unexpected` when it ended without an answer, `unavailable` when it takes longer than `timeoutMs`
 */
export async function waitForCallAnswer(
  { store, live }: Services,
  call: Call,
  request: FastifyRequest,
  { timeoutMs = answerTimeoutMs, untilWait = false }: Patience = {},
): Promise<WebhookAnswer> {
  const { workspaceId, executionId, requestId } = call;
  const { answer, run } = await waitFor({
    live,
    isAbout: ({ collection, id }) =>
      (collection === 'webhookAnswers' && id === requestId) || (collection === 'executions' && id === executionId),
    load: async () => {
      // The run first: an answer is there before the run that gave it has ended.
      const current = await store.waits.find(executionId);
      return { run: current, answer: await store.webhookAnswers.get(workspaceId, requestId) };
    },
    isDone: (state) =>
      state.answer !== null ||
      isOver(state.run, call) ||
      isLost(state.run, call) ||
      (untilWait && waitsAgain(state.run, call)),
    timeoutMs,
    signal: untilClosed(request),
  });
  if (answer !== null) return answer;
  const details = { executionId };
  if (isLost(run, call))
    throw new HubError('conflict', `The execution "${executionId}" went on without this call.`, { details });
  if (isOver(run, call))
    throw new HubError('unexpected', `The workflow ended without an answer (${run?.status}).`, { details });
  throw new HubError('unavailable', 'The workflow has not answered yet; its run goes on.', { details });
}

/** It went on with this request, and waits for the next thing. */
function waitsAgain(run: Run, { requestId }: Call): boolean {
  return run?.answers === requestId && run.status === 'waiting' && run.wait?.takenBy === undefined;
}

type Run = Awaited<ReturnType<Services['store']['waits']['find']>>;

function isOver(run: Run, { requestId }: Call): boolean {
  return run?.answers === requestId && hasEnded(run);
}

/** Its wait is over, and another request or the time has ended it. */
function isLost(run: Run, { requestId, segment }: Call): boolean {
  if (run === null) return true;
  if (run.answers === requestId) return false;
  return run.status !== 'waiting' || run.segments !== segment || run.wait?.takenBy !== undefined;
}
