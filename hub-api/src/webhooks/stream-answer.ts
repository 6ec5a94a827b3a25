import { Readable } from 'node:stream';
import { hasEnded } from '@leadloom/contracts';
import type { WebhookChunk } from '@leadloom/store';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { untilClosed } from '../http/until-closed.ts';
import { waitFor } from '../live/wait-for.ts';
import type { Services } from '../services.ts';
import { sendAnswer } from './send-answer.ts';
import { answerTimeoutMs } from './wait-for-answer.ts';

interface Asked {
  workspaceId: string;
  requestId: string;
  executionId: string;
}

/** Sends an answer while the run makes it: a line of JSON for each piece, as n8n does. A refused request is answered at once. */
export async function streamAnswer(
  services: Services,
  asked: Asked,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const signal = untilClosed(request);
  const first = await nextOf(services, asked, -1, signal);
  if (first.chunks.length === 0 && first.answer !== null) return sendAnswer(reply, first.answer);
  async function* pieces(): AsyncGenerator<string> {
    let place = -1;
    let next = first;
    for (;;) {
      for (const chunk of next.chunks) {
        place = chunk.place;
        yield chunk.text;
      }
      if (next.isOver || signal.aborted || next.chunks.length === 0) return;
      next = await nextOf(services, asked, place, signal);
    }
  }
  return reply
    .code(200)
    .header('content-type', 'application/json; charset=utf-8')
    .header('cache-control', 'no-cache')
    .send(Readable.from(pieces()));
}

/** Waits for more pieces, or the end. */
function nextOf({ store, live }: Services, asked: Asked, place: number, signal: AbortSignal) {
  const { workspaceId, requestId, executionId } = asked;
  return waitFor({
    live,
    isAbout: ({ collection, id }) =>
      (collection === 'webhookChunks' && id.startsWith(`${requestId}/`)) ||
      (collection === 'webhookAnswers' && id === requestId) ||
      (collection === 'executions' && id === executionId),
    load: async () => {
      // Whether it is over first: the pieces are there before the end.
      const execution = await store.executions.get(workspaceId, executionId);
      const answer = await store.webhookAnswers.getFirst(workspaceId, requestId, executionId);
      const chunks: WebhookChunk[] = await store.webhookChunks.listAfter(workspaceId, requestId, place);
      return { answer, chunks, isOver: answer !== null || (execution !== null && hasEnded(execution)) };
    },
    isDone: ({ chunks, isOver }) => isOver || chunks.length > 0,
    timeoutMs: answerTimeoutMs,
    signal,
  });
}
