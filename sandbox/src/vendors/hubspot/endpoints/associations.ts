import type { FastifyInstance } from 'fastify';
import { associate, associationsOf, defaultTypeId, dissociate, listTypes } from '../associations.ts';
import { HubspotError } from '../hubspot-error.ts';
import type { Portal } from '../portal.ts';
import { readType } from './read-request.ts';

interface TypeInput {
  readonly associationCategory: string;
  readonly associationTypeId: number;
}

interface PairInput {
  readonly from: { readonly id: string | number };
  readonly to: { readonly id: string | number };
  readonly types?: readonly TypeInput[];
  readonly type?: string;
}

type Pair = { Params: { type: string; id: string; to: string; toId: string } };

function showSpec(typeId: number | undefined) {
  return { associationCategory: 'HUBSPOT_DEFINED', associationTypeId: typeId };
}

/** Links of one record, below the objects' path of v4 and the dated versions. */
export function recordAssociationRoutes(app: FastifyInstance, portal: Portal): void {
  app.get<{ Params: { type: string; id: string; to: string } }>('/:type/:id/associations/:to', (request) => {
    const [type, to] = [readType(request.params.type), readType(request.params.to)];
    const results = associationsOf(portal, type, request.params.id, to).map((link) => ({
      toObjectId: Number(link.toId),
      associationTypes: link.types,
    }));
    return { results };
  });

  app.put<Pair>('/:type/:id/associations/default/:to/:toId', (request) => {
    const { params } = request;
    const [type, to] = [readType(params.type), readType(params.to)];
    associate(portal, type, params.id, to, params.toId);
    return {
      status: 'COMPLETE',
      results: [
        { from: { id: params.id }, to: { id: params.toId }, associationSpec: showSpec(defaultTypeId(type, to)) },
        { from: { id: params.toId }, to: { id: params.id }, associationSpec: showSpec(defaultTypeId(to, type)) },
      ],
      startedAt: new Date(portal.context.now()).toISOString(),
      completedAt: new Date(portal.context.now()).toISOString(),
    };
  });

  app.put<Pair & { Body: readonly TypeInput[] | undefined }>('/:type/:id/associations/:to/:toId', (request, reply) => {
    const { params, body } = request;
    const [type, to] = [readType(params.type), readType(params.to)];
    if (!Array.isArray(body) || body.length === 0)
      throw new HubspotError(400, 'VALIDATION_ERROR', 'Invalid input JSON: a list of association types is needed');
    for (const one of body as TypeInput[]) associate(portal, type, params.id, to, params.toId, one.associationTypeId);
    const labels = (body as TypeInput[]).map(() => null);
    return reply.code(201).send({
      fromObjectTypeId: type.id,
      fromObjectId: Number(params.id),
      toObjectTypeId: to.id,
      toObjectId: Number(params.toId),
      labels: labels.filter((label) => label !== null),
    });
  });

  app.delete<Pair>('/:type/:id/associations/:to/:toId', (request, reply) => {
    const { params } = request;
    dissociate(portal, readType(params.type), params.id, readType(params.to), params.toId);
    return reply.code(204).send();
  });
}

/** Refuses a batch in which an input does not say from where to where. */
function readPairs<T extends { readonly from: unknown; readonly to: unknown }>(
  body: { readonly inputs?: readonly T[] } | undefined,
): readonly T[] {
  const inputs = body?.inputs ?? [];
  if (
    inputs.some((input) => typeof input.from !== 'object' || typeof input.to !== 'object' || !input.from || !input.to)
  ) {
    throw new HubspotError(400, 'VALIDATION_ERROR', 'Some required fields were not set: [from, to]');
  }
  return inputs;
}

/** Many links a call and the types of links, below `/crm/v4/associations` and its dated twins. */
export function batchAssociationRoutes(app: FastifyInstance, portal: Portal): void {
  type Route = { Params: { from: string; to: string }; Body: { inputs?: readonly PairInput[] } | undefined };
  const times = () => {
    const now = new Date(portal.context.now()).toISOString();
    return { startedAt: now, completedAt: now };
  };

  app.get<Route>('/:from/:to/labels', (request) => ({
    results: listTypes(readType(request.params.from), readType(request.params.to)),
  }));

  for (const action of ['create', 'associate/default']) {
    app.post<Route>(`/:from/:to/batch/${action}`, (request, reply) => {
      const [from, to] = [readType(request.params.from), readType(request.params.to)];
      const results = readPairs(request.body).map((input) => {
        const types = input.types ?? [undefined];
        for (const one of types)
          associate(portal, from, String(input.from.id), to, String(input.to.id), one?.associationTypeId);
        return {
          fromObjectTypeId: from.id,
          fromObjectId: Number(input.from.id),
          toObjectTypeId: to.id,
          toObjectId: Number(input.to.id),
          labels: [],
        };
      });
      return reply.code(201).send({ status: 'COMPLETE', results, ...times() });
    });
  }

  app.post<{ Params: { from: string; to: string }; Body: { inputs?: readonly { id: string | number }[] } | undefined }>(
    '/:from/:to/batch/read',
    (request) => {
      const [from, to] = [readType(request.params.from), readType(request.params.to)];
      const results = (request.body?.inputs ?? []).flatMap(({ id }) => {
        const links = associationsOf(portal, from, String(id), to);
        if (links.length === 0) return [];
        return [
          {
            from: { id: String(id) },
            to: links.map((link) => ({ toObjectId: Number(link.toId), associationTypes: link.types })),
          },
        ];
      });
      return { status: 'COMPLETE', results, ...times() };
    },
  );

  app.post<{
    Params: { from: string; to: string };
    Body: { inputs?: readonly { from: { id: string | number }; to: { id: string | number }[] }[] } | undefined;
  }>('/:from/:to/batch/archive', (request, reply) => {
    const [from, to] = [readType(request.params.from), readType(request.params.to)];
    for (const input of readPairs(request.body)) {
      for (const target of [input.to].flat()) dissociate(portal, from, String(input.from.id), to, String(target.id));
    }
    return reply.code(204).send();
  });
}
