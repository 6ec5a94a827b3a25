import type { FastifyRequest } from 'fastify';

/** Aborts when the client has gone before it got its answer. */
export function untilClosed(request: FastifyRequest): AbortSignal {
  const closed = new AbortController();
  request.raw.socket.once('close', () => closed.abort());
  return closed.signal;
}
