import type { FastifyInstance } from 'fastify';
import { associate, objectsOfType } from '../associations.ts';
import { readType } from '../endpoints/read-request.ts';
import { HubspotError, objectNotFound } from '../hubspot-error.ts';
import { OWNERS } from '../owners.ts';
import { PIPELINES } from '../pipelines.ts';
import { type Portal, PORTAL_ID } from '../portal.ts';

interface LegacyAssociation {
  readonly fromObjectId: number | string;
  readonly toObjectId: number | string;
  readonly definitionId: number;
}

/** Old lists of pipelines, properties and owners, old associations, and the lists of a portal without forms. */
export function legacyLookupRoutes(app: FastifyInstance, portal: Portal): void {
  app.get<{ Params: { type: string } }>('/crm-pipelines/v1/pipelines/:type', (request) => {
    const results = (PIPELINES[readType(request.params.type).name] ?? []).map((pipeline, displayOrder) => ({
      pipelineId: pipeline.id,
      label: pipeline.label,
      displayOrder,
      active: true,
      default: true,
      stages: pipeline.stages.map((stage, order) => ({
        stageId: stage.id,
        label: stage.label,
        displayOrder: order,
        active: true,
        metadata: stage.metadata,
      })),
    }));
    return { results };
  });

  app.get<{ Params: { type: string; name: string } }>('/properties/v1/:type/properties/named/:name', (request) => {
    const property = portal.properties(readType(request.params.type)).get(request.params.name);
    if (!property) throw objectNotFound();
    return property;
  });

  for (const version of ['v1', 'v2']) {
    app.get<{ Params: { type: string } }>(`/properties/${version}/:type/properties`, (request) => {
      return [...portal.properties(readType(request.params.type)).values()].filter((property) => !property.archived);
    });
  }

  app.get('/owners/v2/owners', () =>
    OWNERS.map((owner) => ({
      ...owner,
      ownerId: Number(owner.id),
      portalId: PORTAL_ID,
      type: 'PERSON',
      isActive: true,
    })),
  );

  app.put<{ Body: LegacyAssociation[] | undefined }>(
    '/crm-associations/v1/associations/create-batch',
    (request, reply) => {
      if (!Array.isArray(request.body))
        throw new HubspotError(400, 'VALIDATION_ERROR', 'the body must be a list of associations');
      for (const { fromObjectId, toObjectId, definitionId } of request.body) {
        const ends = objectsOfType(definitionId);
        if (!ends)
          throw new HubspotError(400, 'VALIDATION_ERROR', `association definition ${definitionId} is not known`);
        associate(portal, ends.from, String(fromObjectId), ends.to, String(toObjectId), definitionId);
      }
      return reply.code(204).send();
    },
  );

  app.get('/forms/v2/forms', () => []);
  app.get('/email/public/v1/subscriptions', () => ({ subscriptionDefinitions: [] }));
}
