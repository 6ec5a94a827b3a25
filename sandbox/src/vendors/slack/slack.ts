import type { FastifyReply, FastifyRequest } from 'fastify';
import { sandboxCredentials } from '../../server/credentials.ts';
import { FixedWindow } from '../../server/fixed-window.ts';
import { listView } from '../../server/list-view.ts';
import type { Vendor } from '../../server/vendor.ts';
import { chatMethods } from './chat.ts';
import { conversationMethods } from './conversations.ts';
import { registerIncomingWebhook } from './incoming-webhook.ts';
import { MethodArguments, SlackError } from './method.ts';
import { peopleMethods } from './people.ts';
import { channelsOf, messagesOf } from './workspace.ts';

const methods = new Map(Object.entries({ ...chatMethods, ...conversationMethods, ...peopleMethods }));

/** Calls a minute, by method and workspace; posting is limited by channel, one a second with bursts. https://docs.slack.dev/apis/web-api/rate-limits */
const TIERS: Readonly<Record<string, number>> = {
  'conversations.list': 20,
  'users.list': 20,
  'chat.postMessage': 60,
  'chat.getPermalink': 600,
};
const USUAL_TIER = 50;

/** Slack: every answer is HTTP 200 but for 429. Base URL `{sandbox}/slack/api/`, incoming webhooks below `{sandbox}/slack/services/`. */
export const slack: Vendor = {
  name: 'slack',
  title: 'Slack',
  routes(app, context) {
    const windows = new Map<string, FixedWindow>();
    const retryAfterMs = (method: string, channel: string): number => {
      const limit = TIERS[method] ?? USUAL_TIER;
      const window = windows.get(method) ?? new FixedWindow(limit, 60_000);
      windows.set(method, window);
      const use = window.take(method === 'chat.postMessage' ? channel : '', context.now());
      return use.used > limit ? use.resetMs : 0;
    };

    app.route<{ Params: { method: string } }>({
      method: ['GET', 'POST'],
      url: '/api/:method',
      handler: (request, reply) => {
        const args = new MethodArguments({
          ...(request.query as object),
          ...(isPlainObject(request.body) ? request.body : {}),
        });
        const method = methods.get(request.params.method);
        if (method === undefined) return { ok: false, error: 'unknown_method', req_method: request.params.method };
        if (request.params.method === 'api.test') return { ok: true };
        const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? args.text('token');
        if (token === '') return { ok: false, error: 'not_authed' };
        if (token !== sandboxCredentials.slack.botToken) return { ok: false, error: 'invalid_auth' };
        const waitMs = retryAfterMs(request.params.method, args.text('channel'));
        if (waitMs > 0) return tooMany(reply, waitMs);
        try {
          return { ok: true, ...method(args, context), ...charsetWarning(request) };
        } catch (error) {
          if (error instanceof SlackError) return { ok: false, error: error.message, ...error.fields };
          throw error;
        }
      },
    });
    registerIncomingWebhook(app, context);
    app.setErrorHandler((error: { statusCode?: number }, _request, reply) =>
      reply.code(200).send({ ok: false, error: error.statusCode === 400 ? 'invalid_json' : 'internal_error' }),
    );
  },
  views: (context) => [
    listView({
      key: 'messages',
      title: 'Messages posted',
      columns: ['Channel', 'Text', 'Time stamp', 'Thread'],
      records: () => messagesOf(context).values(),
      values: ({ channel, text, ts, threadTs }) => [
        `#${channelsOf(context).get(channel)?.name ?? channel}`,
        text,
        ts,
        threadTs,
      ],
    }),
    listView({
      key: 'channels',
      title: 'Channels',
      columns: ['Name', 'Id', 'Members', 'Archived'],
      records: () => channelsOf(context).values(),
      values: ({ name, id, members, isArchived }) => [name, id, members.length, isArchived ? 'yes' : 'no'],
    }),
  ],
};

function tooMany(reply: FastifyReply, waitMs: number): FastifyReply {
  return reply
    .code(429)
    .header('retry-after', `${Math.ceil(waitMs / 1000)}`)
    .send({ ok: false, error: 'ratelimited' });
}

/** JSON without a charset is taken, with a remark. */
function charsetWarning(request: FastifyRequest): Record<string, unknown> {
  if (request.headers['content-type']?.trim() !== 'application/json') return {};
  return { warning: 'missing_charset', response_metadata: { warnings: ['missing_charset'] } };
}

function isPlainObject(body: unknown): body is Record<string, unknown> {
  return typeof body === 'object' && body !== null && !Array.isArray(body) && !Buffer.isBuffer(body);
}
