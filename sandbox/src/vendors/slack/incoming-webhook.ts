import type { FastifyInstance, FastifyReply } from 'fastify';
import { sandboxCredentials } from '../../server/credentials.ts';
import type { VendorContext } from '../../server/vendor.ts';
import { postMessage } from './chat.ts';
import { MethodArguments, SlackError } from './method.ts';
import { findChannel } from './workspace.ts';

const STATUS: Readonly<Record<string, number>> = {
  channel_is_archived: 410,
  channel_not_found: 404,
  no_service: 404,
  invalid_token: 403,
};

/** `POST hooks.slack.com/services/T/B/X`, answered in plain text; posts to `#leads`. https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks */
export function registerIncomingWebhook(app: FastifyInstance, context: VendorContext): void {
  app.post<{ Params: { '*': string } }>('/services/*', (request, reply) => {
    if (`/services/${request.params['*']}` !== sandboxCredentials.slack.webhookPath) return refuse(reply, 'no_service');
    const payload = payloadOf(request.body);
    if (payload === undefined) return refuse(reply, 'invalid_payload');
    const channel = findChannel(context, 'leads');
    if (channel === undefined) return refuse(reply, 'channel_not_found');
    if (channel.isArchived) return refuse(reply, 'channel_is_archived');
    try {
      postMessage(context, channel, new MethodArguments(payload));
      return reply.type('text/plain').send('ok');
    } catch (error) {
      if (error instanceof SlackError) return refuse(reply, error.message);
      throw error;
    }
  });
}

function refuse(reply: FastifyReply, error: string): FastifyReply {
  return reply
    .code(STATUS[error] ?? 400)
    .type('text/plain')
    .send(error);
}

/** JSON, or a form whose field `payload` is JSON. */
function payloadOf(body: unknown): Record<string, unknown> | undefined {
  if (typeof body !== 'object' || body === null || Array.isArray(body) || Buffer.isBuffer(body)) return undefined;
  const { payload } = body as { payload?: unknown };
  if (typeof payload !== 'string') return body as Record<string, unknown>;
  try {
    return JSON.parse(payload) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}
