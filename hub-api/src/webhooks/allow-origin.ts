import type { WebhookRoute } from '@leadloom/store';
import type { FastifyReply } from 'fastify';

/** Says which pages may read the answer, as n8n does: every one, or those that the node lists, of which the first stands for a stranger. */
export function allowOrigin(
  reply: FastifyReply,
  { allowedOrigins }: Pick<WebhookRoute, 'allowedOrigins'>,
  origin: string | undefined,
): void {
  const listed = (allowedOrigins ?? '*').split(',').map((one) => one.trim());
  const answer = listed.includes('*') ? '*' : listed.find((one) => one === origin);
  reply.header('access-control-allow-origin', answer ?? listed[0] ?? '*');
  if (!listed.includes('*')) reply.header('vary', 'origin');
}
