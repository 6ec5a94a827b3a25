import { sandboxCredentials } from '../../server/credentials.ts';
import { isTrue } from '../../server/is-true.ts';
import { listView } from '../../server/list-view.ts';
import type { Vendor, VendorContext } from '../../server/vendor.ts';
import { failure, success } from './answer.ts';
import { jobsView, registerJobs } from './jobs.ts';
import { verify } from './verdict.ts';

interface Check {
  readonly at: string;
  readonly email: string;
  readonly result: string;
}

/** NeverBounce v4.2: failures are HTTP 200 too. Base URL `{sandbox}/neverbounce/v4.2`; https://developers.neverbounce.com/reference */
export const neverbounce: Vendor = {
  name: 'neverbounce',
  title: 'NeverBounce',
  routes(app, context) {
    app.addHook('preHandler', async (request, reply) => {
      const given = { ...(request.query as object), ...(request.body as object | undefined) } as { key?: unknown };
      request.parameters = given;
      if (given.key === sandboxCredentials.neverbounce.apiKey) return;
      await reply.send(failure('auth_failure', `Invalid API key '${typeof given.key === 'string' ? given.key : ''}'`));
    });

    app.route({
      method: ['GET', 'POST'],
      url: '/v4.2/single/check',
      handler: (request) => {
        const { email } = request.parameters;
        if (typeof email !== 'string' || email === '')
          return failure('general_failure', "Missing required parameter 'email'");
        const { address_info, ...verification } = verify(context.population, email);
        const kept = checks(context);
        kept.put(`${kept.nextNumber()}`, {
          at: new Date(context.now()).toISOString(),
          email,
          result: verification.result,
        });
        return success({
          ...verification,
          ...(isTrue(request.parameters['address_info']) ? { address_info } : {}),
          ...(isTrue(request.parameters['credits_info']) ? { credits_info: creditsInfo(context) } : {}),
        });
      },
    });

    app.route({
      method: ['GET', 'POST'],
      url: '/v4.2/account/info',
      handler: () =>
        success({
          credits_info: creditsInfo(context),
          job_counts: { completed: 0, under_review: 0, queued: 0, processing: 0 },
        }),
    });

    registerJobs(app, context);
  },
  views: (context) => [
    listView({
      key: 'checks',
      title: 'Single checks',
      columns: ['At', 'Address', 'Result'],
      records: () => checks(context).values(),
      values: ({ at, email, result }) => [at, email, result],
    }),
    jobsView(context),
  ],
};

declare module 'fastify' {
  interface FastifyRequest {
    /** Query and body of a NeverBounce request, which takes its parameters from either. */
    parameters: Readonly<Record<string, unknown>>;
  }
}

function creditsInfo(context: VendorContext): Record<string, number> {
  const used = checks(context).size;
  return {
    paid_credits_used: used,
    free_credits_used: 0,
    paid_credits_remaining: 1_000_000 - used,
    free_credits_remaining: 1_000,
  };
}

function checks(context: VendorContext) {
  return context.state.collection<Check>('neverbounce', 'checks');
}
