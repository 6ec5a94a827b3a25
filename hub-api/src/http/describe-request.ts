import type { FastifyRequest } from 'fastify';

/** A request in the log, without its query: codes, signatures and what forms were filled in with come there. */
export function describeRequest({ method, url, host, ip, socket }: FastifyRequest) {
  const { remotePort = 0 } = socket;
  return { method, url: url.split('?', 1).join(), host, remoteAddress: ip, remotePort };
}
