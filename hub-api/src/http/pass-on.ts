import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Answers with what the development server of the pages answers. Only for `npm run dev`. */
export async function passOn(origin: string, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const answer = await fetch(origin + request.url, { headers: { accept: request.headers.accept ?? '*/*' } });
  // The development server injects inline scripts, which our policy would stop.
  reply.code(answer.status).removeHeader('content-security-policy');
  reply.type(answer.headers.get('content-type') ?? 'application/octet-stream');
  return answer.body === null ? reply.send() : reply.send(Readable.fromWeb(answer.body as never));
}
