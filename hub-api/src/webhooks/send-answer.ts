import type { WebhookAnswer } from '@leadloom/contracts';
import type { FastifyReply } from 'fastify';

/** Set by the server itself, or not for workflows to set: a cookie of theirs could replace the hub's. */
const notTheirs = new Set([
  'connection',
  'content-length',
  'content-security-policy',
  'keep-alive',
  'set-cookie',
  'transfer-encoding',
]);

/** Pages that a workflow makes run on the hub's origin: without `allow-same-origin` they are strangers to it. */
const sandboxed =
  'sandbox allow-downloads allow-forms allow-modals allow-orientation-lock allow-pointer-lock allow-popups allow-presentation allow-scripts allow-top-navigation-by-user-activation';

export function sendAnswer(reply: FastifyReply, answer: WebhookAnswer): FastifyReply {
  for (const [name, value] of Object.entries(answer.headers))
    if (!notTheirs.has(name.toLowerCase())) reply.header(name, value);
  return reply
    .code(answer.status)
    .header('content-security-policy', sandboxed)
    .header('cross-origin-resource-policy', 'cross-origin')
    .send(Buffer.from(answer.body));
}
