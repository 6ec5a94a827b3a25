import type { FastifyError, FastifyInstance } from 'fastify';
import { forms } from './forms.ts';
import { sendFormAnswer } from '../forms/send-form-answer.ts';
import { receiveVendorHook } from '../hooks/receive-vendor-hook.ts';
import { answerPreflight } from '../webhooks/answer-preflight.ts';
import { allowEverySite } from '../webhooks/allow-every-site.ts';
import { allowOrigin } from '../webhooks/allow-origin.ts';
import { bodyLimit, tooLarge } from '../webhooks/decode-body.ts';
import { logSerializers } from '../webhooks/log-serializers.ts';
import { receiveCall } from '../webhooks/receive-call.ts';
import { receiveWebhook } from '../webhooks/receive-webhook.ts';
import { sendAnswer } from '../webhooks/send-answer.ts';

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];
const config = { isOpenToOtherSites: true, rateLimit: { max: 120_000, timeWindow: '1 minute' } };

/**
 * What comes from other sites: requests to the webhooks of workflows, and reports of vendors. Bodies are taken as the bytes that came,
 * since signatures are over those; not encapsulated by fastify-plugin, so that this holds here only.
 */
export async function webhooks(app: FastifyInstance): Promise<void> {
  app.setErrorHandler<FastifyError>((error) => {
    throw error.code === 'FST_ERR_CTP_BODY_TOO_LARGE' ? tooLarge() : error;
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  for (const [prefix, isTest] of [
    ['/webhook', false],
    ['/webhook-test', true],
  ] as const) {
    app.route<{ Params: { '*': string } }>({
      method: methods,
      logSerializers,
      url: `${prefix}/*`,
      config,
      bodyLimit,
      handler: (request, reply) => receiveWebhook(app.services, { path: request.params['*'], isTest }, request, reply),
    });
    app.options<{ Params: { '*': string } }>(`${prefix}/*`, { config }, (request, reply) =>
      answerPreflight(app.services, { path: request.params['*'], isTest }, request, reply),
    );
  }
  for (const url of ['/webhook-waiting/:executionId', '/webhook-waiting/:executionId/*']) {
    app.route<{ Params: { executionId: string; '*'?: string } }>({
      method: methods,
      logSerializers,
      url,
      config,
      bodyLimit,
      handler: async (request, reply) => {
        const { executionId, '*': suffix = '' } = request.params;
        allowOrigin(reply, {}, request.headers.origin);
        const address = { executionId, suffix: suffix.replace(/\/+$/, ''), isForm: false };
        const answer = await receiveCall(app.services, address, request);
        // Nodes that ask for an approval show forms here.
        return answer.page === undefined
          ? sendAnswer(reply, answer)
          : sendFormAnswer(reply, answer, app.services.config.HUB_URL);
      },
    });
    app.options(url, { config }, allowEverySite);
  }
  await app.register(forms);
  app.post<{ Params: { connector: string; connectionId: string } }>(
    '/hooks/:connector/:connectionId',
    { config, bodyLimit },
    (request, reply) => receiveVendorHook(app.services, request.params, request, reply),
  );
}
