import type { FastifyInstance } from 'fastify';
import type { Company } from './company.ts';
import { RECORD_TYPES } from './entity-type.ts';
import { oauthRoutes, readCaller } from './oauth.ts';
import { PipedriveError } from './pipedrive-error.ts';
import { makeRateLimit } from './rate-limit.ts';
import { oldEntityRoutes } from './v1/entities.ts';
import { leadRoutes } from './v1/leads.ts';
import { lookupRoutes } from './v1/lookups.ts';
import { noteRoutes } from './v1/notes.ts';
import { webhookRoutes } from './v1/webhooks.ts';
import { dealProductRoutes } from './v2/deal-products.ts';
import { entityRoutes } from './v2/entities.ts';
import { fieldRoutes } from './v2/fields.ts';
import { pipelineRoutes } from './v2/pipelines.ts';
import { searchRoutes } from './v2/search.ts';

function toError(error: unknown): PipedriveError {
  if (error instanceof PipedriveError) return error;
  if ((error as { code?: string }).code === 'FST_ERR_CTP_INVALID_JSON_BODY')
    return new PipedriveError(400, 'Bad request: the body is not JSON');
  return new PipedriveError(500, String(error));
}

/** v2 under `/api/v2`; v1 under `/v1` and `/api/v1`, as both hosts of Pipedrive have it. */
export async function pipedriveRoutes(app: FastifyInstance, company: Company): Promise<void> {
  app.setErrorHandler((error, _request, reply) => {
    const known = toError(error);
    return reply.code(known.status).send(known.toBody());
  });
  app.setNotFoundHandler((_request, reply) =>
    reply.code(404).send(new PipedriveError(404, 'Unknown method .').toBody()),
  );
  oauthRoutes(app, company.context);

  const limit = makeRateLimit(company);
  await app.register(async (api) => {
    api.addHook('preHandler', async (request, reply) => {
      const caller = readCaller(company.context, request.headers, request.query as Record<string, string>);
      if (caller === undefined) throw new PipedriveError(401, 'unauthorized access');
      limit(request, reply, caller);
    });
    await api.register(
      async (v2) => {
        searchRoutes(v2, company);
        for (const type of RECORD_TYPES) entityRoutes(v2, company, type);
        dealProductRoutes(v2, company);
        fieldRoutes(v2, company);
        pipelineRoutes(v2);
      },
      { prefix: '/api/v2' },
    );
    for (const prefix of ['/v1', '/api/v1']) {
      await api.register(
        async (v1) => {
          for (const type of RECORD_TYPES) oldEntityRoutes(v1, company, type);
          dealProductRoutes(v1, company);
          leadRoutes(v1, company);
          noteRoutes(v1, company);
          lookupRoutes(v1, company);
          webhookRoutes(v1, company);
        },
        { prefix },
      );
    }
  });
}
