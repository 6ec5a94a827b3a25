import type { FastifyInstance, FastifyRequest } from 'fastify';
import { sandboxCredentials } from '../../server/credentials.ts';
import { hasNullEntry } from '../../server/has-null-entry.ts';
import { accountRoutes, ownerRoutes, pipelineRoutes } from './endpoints/account.ts';
import { batchAssociationRoutes, recordAssociationRoutes } from './endpoints/associations.ts';
import { batchRoutes } from './endpoints/batch.ts';
import { objectRoutes } from './endpoints/objects.ts';
import { propertyRoutes } from './endpoints/properties.ts';
import { webhookRoutes } from './endpoints/webhooks.ts';
import { HubspotError } from './hubspot-error.ts';
import { legacyContactRoutes } from './legacy/contacts.ts';
import { legacyEngagementRoutes } from './legacy/engagements.ts';
import { legacyLookupRoutes } from './legacy/lookups.ts';
import { legacyObjectRoutes } from './legacy/objects.ts';
import { isAccessToken, oauthRoutes } from './oauth.ts';
import type { Portal } from './portal.ts';
import { makeRateLimit } from './rate-limit.ts';
import { deliverEvents } from './webhooks.ts';

/** Numbered and dated paths of the same thing: `/crm/v3/objects` is `/crm/objects/2026-03`. */
const DATED = ['2026-03', '2026-09'];

function checkAccess(portal: Portal, request: FastifyRequest): void {
  const { hapikey } = request.query as { hapikey?: string };
  if (hapikey === sandboxCredentials.hubspot.developerApiKey && request.url.includes('/webhooks/')) return;
  const token = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
  if (isAccessToken(portal.context, token)) return;
  const message = token
    ? 'The access token is not valid or has expired.'
    : 'Authentication credentials not found. This API supports OAuth 2.0 authentication.';
  throw new HubspotError(401, 'INVALID_AUTHENTICATION', message);
}

const LISTS = ['inputs', 'filterGroups', 'filters', 'sorts'];

/** Refuses bodies whose lists are no lists or hold nothing, before a route reads them. */
function checkShape(body: unknown): void {
  const given = Object.entries(body ?? {}).find(([name, value]) => LISTS.includes(name) && !Array.isArray(value));
  if (given) throw new HubspotError(400, 'VALIDATION_ERROR', `Invalid input JSON: ${given[0]} must be a list`);
  if (hasNullEntry(body)) throw new HubspotError(400, 'VALIDATION_ERROR', 'Invalid input JSON: a list holds null');
}

type Routes = (app: FastifyInstance, portal: Portal) => void;

function versioned(area: string, numbered: readonly string[]): string[] {
  return [
    ...numbered.map((version) => `/crm/${version}/${area}`),
    ...DATED.map((version) => `/crm/${area}/${version}`),
  ];
}

const GROUPS: readonly (readonly [readonly string[], Routes])[] = [
  [versioned('objects', ['v3', 'v4']), batchRoutes],
  [versioned('objects', ['v3', 'v4']), recordAssociationRoutes],
  [versioned('objects', ['v3', 'v4']), objectRoutes],
  [versioned('associations', ['v4']), batchAssociationRoutes],
  [versioned('properties', ['v3']), propertyRoutes],
  [versioned('owners', ['v3']), ownerRoutes],
  [versioned('pipelines', ['v3']), pipelineRoutes],
  [['/account-info/v3', ...DATED.map((version) => `/account-info/${version}`)], accountRoutes],
  [['/webhooks/v3', ...DATED.map((version) => `/webhooks/${version}`)], webhookRoutes],
];

const LEGACY: readonly Routes[] = [legacyContactRoutes, legacyObjectRoutes, legacyEngagementRoutes, legacyLookupRoutes];

/** The whole API of the portal. */
export async function hubspotRoutes(app: FastifyInstance, portal: Portal): Promise<void> {
  app.setErrorHandler((error, _request, reply) => {
    const known = error instanceof HubspotError;
    const isBadJson = (error as { code?: string }).code === 'FST_ERR_CTP_INVALID_JSON_BODY';
    const shown = known
      ? error
      : new HubspotError(
          isBadJson ? 400 : 500,
          isBadJson ? 'VALIDATION_ERROR' : 'UNKNOWN',
          `Invalid input JSON: ${String(error)}`,
        );
    return reply.code(shown.status).send(shown.toBody());
  });
  app.setNotFoundHandler((request, reply) => {
    return reply.code(404).send(new HubspotError(404, 'OBJECT_NOT_FOUND', `No resource at ${request.url}`).toBody());
  });
  oauthRoutes(app, portal.context);

  const limit = makeRateLimit(portal);
  await app.register(async (api) => {
    api.addHook('preHandler', async (request, reply) => {
      checkAccess(portal, request);
      limit(request, reply);
      checkShape(request.body);
    });
    api.addHook('onSend', async () => deliverEvents(portal));
    for (const routes of LEGACY) routes(api, portal);
    for (const [prefixes, routes] of GROUPS) {
      for (const prefix of prefixes) await api.register(async (scope) => routes(scope, portal), { prefix });
    }
  });
}
