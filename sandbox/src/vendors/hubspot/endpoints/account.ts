import type { FastifyInstance } from 'fastify';
import { HubspotError, objectNotFound } from '../hubspot-error.ts';
import { OWNERS, type Owner } from '../owners.ts';
import { PIPELINES, type Pipeline } from '../pipelines.ts';
import { PORTAL_ID } from '../portal.ts';
import { type Query, readLimit, readText, readType } from './read-request.ts';

const SINCE = '2024-01-15T00:00:00.000Z';

function showOwner(owner: Owner) {
  return {
    ...owner,
    userIdIncludingInactive: owner.userId,
    type: 'PERSON',
    createdAt: SINCE,
    updatedAt: SINCE,
    archived: false,
    teams: [],
  };
}

function showPipeline(pipeline: Pipeline, displayOrder = 0) {
  const stages = pipeline.stages.map((stage, order) => ({
    ...stage,
    displayOrder: order,
    createdAt: SINCE,
    updatedAt: SINCE,
    archived: false,
  }));
  return {
    id: pipeline.id,
    label: pipeline.label,
    displayOrder,
    createdAt: SINCE,
    updatedAt: SINCE,
    archived: false,
    stages,
  };
}

export function ownerRoutes(app: FastifyInstance): void {
  app.get<{ Querystring: Query }>('/', (request) => {
    const email = readText(request.query['email'])?.toLowerCase();
    const limit = readLimit(request.query['limit'], 100, 500);
    const after = Number(readText(request.query['after']) ?? 0);
    const found = OWNERS.filter((owner) => (email ? owner.email === email : true) && Number(owner.id) > after);
    const page = found.slice(0, limit);
    const next = found.length > limit ? page.at(-1)?.id : undefined;
    return {
      results: page.map(showOwner),
      ...(next ? { paging: { next: { after: next, link: `?after=${next}` } } } : {}),
    };
  });

  app.get<{ Params: { id: string } }>('/:id', (request) => {
    const owner = OWNERS.find((one) => one.id === request.params.id);
    if (!owner) throw objectNotFound();
    return showOwner(owner);
  });
}

function pipelinesOf(typeName: string): readonly Pipeline[] {
  return PIPELINES[readType(typeName).name] ?? [];
}

export function pipelineRoutes(app: FastifyInstance): void {
  app.get<{ Params: { type: string } }>('/:type', (request) => ({
    results: pipelinesOf(request.params.type).map(showPipeline),
  }));
  for (const path of ['/:type/:id', '/:type/:id/stages']) {
    app.get<{ Params: { type: string; id: string } }>(path, (request) => {
      const pipeline = pipelinesOf(request.params.type).find((one) => one.id === request.params.id);
      if (!pipeline) throw new HubspotError(404, 'OBJECT_NOT_FOUND', `No pipeline ${request.params.id}`);
      return path.endsWith('stages') ? { results: showPipeline(pipeline).stages } : showPipeline(pipeline);
    });
  }
}

export function accountRoutes(app: FastifyInstance): void {
  app.get('/details', () => ({
    portalId: PORTAL_ID,
    accountType: 'DEVELOPER_TEST',
    timeZone: 'Europe/Berlin',
    companyCurrency: 'EUR',
    additionalCurrencies: [],
    utcOffset: '+01:00',
    utcOffsetMilliseconds: 3_600_000,
    uiDomain: 'app-eu1.hubspot.com',
    dataHostingLocation: 'eu1',
  }));
}
