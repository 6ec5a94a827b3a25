import { hasEnded, HubError, type WebhookAnswer } from '@leadloom/contracts';
import type { WaitingRun } from '@leadloom/store';
import type { FastifyRequest } from 'fastify';
import { untilClosed } from '../http/until-closed.ts';
import { waitFor } from '../live/wait-for.ts';
import type { Services } from '../services.ts';

/** After this long a browser is sent to a page that waits for the run, rather than left without an answer. */
export const formPatienceMs = 20_000;

/** The answer to a form that begins a run: a page, the way to the next page, or the way to a page that waits. */
export async function waitForFormAnswer(
  { store, live, config }: Services,
  { workspaceId, requestId, executionId }: { workspaceId: string; requestId: string; executionId: string },
  request: FastifyRequest,
): Promise<WebhookAnswer> {
  const { answer, run } = await waitFor({
    live,
    isAbout: ({ collection, id }) =>
      (collection === 'webhookAnswers' && id === requestId) || (collection === 'executions' && id === executionId),
    load: async () => {
      const current = await store.waits.find(executionId);
      return { run: current, answer: await store.webhookAnswers.getFirst(workspaceId, requestId, executionId) };
    },
    isDone: (state) => state.answer !== null || isIdle(state.run),
    timeoutMs: formPatienceMs,
    signal: untilClosed(request),
  });
  if (answer !== null) return answer;
  if (run === null || run.token === null)
    throw new HubError(
      'unavailable',
      'No worker has looked at this form yet. What you sent is kept; try again in a moment.',
    );
  return waitingPageOf(run, config.HUB_URL);
}

/** Where the browser waits for what comes of a run. */
function waitingPageOf({ executionId, token }: WaitingRun, hubUrl: string): WebhookAnswer {
  const location = `${hubUrl}/form-waiting/${executionId}?signature=${token}`;
  return { status: 303, headers: { location }, body: new Uint8Array() };
}

/** It has ended, or waits for something else than this form. */
function isIdle(run: WaitingRun | null): boolean {
  return run !== null && (hasEnded(run) || run.status === 'waiting' || run.status === 'needs_decision');
}
