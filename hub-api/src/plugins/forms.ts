import { HubError, httpStatusOf } from '@leadloom/contracts';
import type { FastifyError, FastifyInstance } from 'fastify';
import { receiveForm } from '../forms/receive-form.ts';
import { receiveWaitingForm } from '../forms/receive-waiting-form.ts';
import { logSerializers } from '../webhooks/log-serializers.ts';
import { bodyLimit, tooLarge } from '../webhooks/decode-body.ts';
import { sendFormAnswer } from '../forms/send-form-answer.ts';

const config = { isOpenToOtherSites: true, rateLimit: { max: 3_000, timeWindow: '1 minute' } };
const method = ['GET', 'POST'];

/** Forms that people fill in: those that start workflows, and those that runs wait at. What goes wrong is told by a page. */
export async function forms(app: FastifyInstance): Promise<void> {
  const { HUB_URL } = app.services.config;
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const status = error instanceof HubError ? httpStatusOf[error.code] : (error.statusCode ?? 500);
    if (status >= 500) request.log.error({ err: error }, 'a form failed');
    const message =
      status === 413
        ? tooLarge().message
        : status >= 500 && !(error instanceof HubError)
          ? 'Something went wrong here. Try again in a moment.'
          : error.message;
    const page = { kind: 'problem', title: 'This form cannot be used now', message } as const;
    return sendFormAnswer(reply, { status, headers: {}, body: new Uint8Array(), page }, HUB_URL);
  });
  for (const [prefix, isTest] of [
    ['/form', false],
    ['/form-test', true],
  ] as const)
    app.route<{ Params: { '*': string } }>({
      method,
      logSerializers,
      url: `${prefix}/*`,
      config,
      bodyLimit,
      handler: async (request, reply) =>
        sendFormAnswer(reply, await receiveForm(app.services, { path: request.params['*'], isTest }, request), HUB_URL),
    });
  for (const url of ['/form-waiting/:executionId', '/form-waiting/:executionId/*'])
    app.route<{ Params: { executionId: string; '*'?: string } }>({
      method,
      logSerializers,
      url,
      config,
      bodyLimit,
      handler: async (request, reply) => {
        const { executionId, '*': rest = '' } = request.params;
        const address = { executionId, suffix: rest.replace(/\/+$/, '') };
        return sendFormAnswer(reply, await receiveWaitingForm(app.services, address, request), HUB_URL);
      },
    });
}
