import type { FastifyInstance, FastifyReply } from 'fastify';
import { bulkIngestEndpoints } from './endpoints/bulk-ingest.ts';
import { bulkQueryEndpoints } from './endpoints/bulk-query.ts';
import { hasNullEntry } from '../../server/has-null-entry.ts';
import { changeEndpoints } from './endpoints/changes.ts';
import { collectionEndpoints } from './endpoints/collections.ts';
import { compositeEndpoints } from './endpoints/composite.ts';
import { makeDispatch, NEWEST_VERSION } from './endpoints/dispatch.ts';
import { organizationEndpoints } from './endpoints/organization.ts';
import { queryEndpoints } from './endpoints/query.ts';
import { sobjectEndpoints } from './endpoints/sobjects.ts';
import type { Org } from './org.ts';
import { SalesforceError } from './salesforce-error.ts';
import { isSession } from './sessions.ts';
import { DAILY_REQUESTS, openUsage } from './usage.ts';

const OLDEST_LISTED = 50;
const SEASONS = ['Winter', 'Spring', 'Summer'];

/** Three versions a year; v50.0 was Winter '21. */
function listVersions() {
  return Array.from({ length: NEWEST_VERSION - OLDEST_LISTED + 1 }, (_, index) => {
    const version = `${OLDEST_LISTED + index}.0`;
    const label = `${SEASONS[index % 3]} '${21 + Math.floor(index / 3)}`;
    return { label, url: `/services/data/v${version}`, version };
  });
}

function answerError(reply: FastifyReply, error: SalesforceError): FastifyReply {
  return reply.code(error.status).send(error.faults);
}

/** `/services/data`: the list of versions is open, all below it asks for a session and counts towards the daily limit. */
export function dataRoutes(app: FastifyInstance, org: Org): void {
  const { context } = org;
  const usage = openUsage(context);
  const dispatch = makeDispatch([
    ...organizationEndpoints,
    ...queryEndpoints(),
    ...collectionEndpoints,
    ...compositeEndpoints,
    ...bulkIngestEndpoints,
    ...bulkQueryEndpoints,
    ...changeEndpoints,
    ...sobjectEndpoints,
  ]);

  app.get('/services/data', () => listVersions());

  app.all('/services/data/*', (request, reply) => {
    if (!isSession(context, request.headers.authorization)) {
      return answerError(reply, new SalesforceError(401, 'INVALID_SESSION_ID', 'Session expired or invalid'));
    }
    const used = usage.count();
    void reply.header('sforce-limit-info', `api-usage=${used}/${DAILY_REQUESTS}`);
    if (used > DAILY_REQUESTS) {
      return answerError(reply, new SalesforceError(403, 'REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.'));
    }
    if (hasNullEntry(request.body)) {
      return answerError(
        reply,
        new SalesforceError(400, 'JSON_PARSER_ERROR', 'Unexpected null in a list at [line:1, column:1]'),
      );
    }
    const { status, body, headers } = dispatch({
      org,
      method: request.method,
      url: request.url.slice('/salesforce'.length),
      headers: { ...(request.headers as Record<string, string>), 'x-sandbox-api-usage': String(used) },
      body: request.body,
      text: request.rawBody.toString('utf8'),
    });
    void reply.code(status).headers(headers ?? {});
    if (body === undefined) return reply.send();
    return typeof body === 'string'
      ? reply.send(body)
      : reply.type('application/json;charset=UTF-8').send(JSON.stringify(body));
  });

  app.setErrorHandler((error, _request, reply) => {
    if (error instanceof SalesforceError) return answerError(reply, error);
    if ((error as { code?: string }).code === 'FST_ERR_CTP_INVALID_JSON_BODY') {
      return answerError(reply, new SalesforceError(400, 'JSON_PARSER_ERROR', (error as Error).message));
    }
    return answerError(reply, new SalesforceError(500, 'UNKNOWN_EXCEPTION', String(error)));
  });
}
