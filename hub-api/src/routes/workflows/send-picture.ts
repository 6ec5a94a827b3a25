import type { FastifyReply } from 'fastify';

/** Opened by itself it may run nothing. */
export function sendPicture(reply: FastifyReply, svg: string): string {
  reply
    .type('image/svg+xml')
    .header('cache-control', 'private, no-cache')
    .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox");
  return svg;
}
