import type { FastifyInstance } from 'fastify';
import { associate, associationsOf } from '../associations.ts';
import { type Query, readList, readLimit, readOrigin, readText } from '../endpoints/read-request.ts';
import { getRecord } from '../find-record.ts';
import { findObjectType, type ObjectType } from '../object-type.ts';
import { type CrmRecord, type Portal, PORTAL_ID } from '../portal.ts';
import { archiveRecord, createRecord, updateRecord } from '../write-record.ts';
import { readLegacyProperties, renderLegacyProperties } from './legacy-properties.ts';
import { latestWindow, listWindow } from './list-window.ts';

interface LegacyObject {
  readonly type: ObjectType;
  readonly path: string;
  readonly idName: string;
  /** Name of the list in a page, and how it says that there is more. */
  readonly listName: string;
  readonly moreName: 'has-more' | 'hasMore';
}

const OBJECTS: readonly LegacyObject[] = [
  {
    type: findObjectType('companies')!,
    path: '/companies/v2/companies',
    idName: 'companyId',
    listName: 'companies',
    moreName: 'has-more',
  },
  { type: findObjectType('deals')!, path: '/deals/v1/deal', idName: 'dealId', listName: 'deals', moreName: 'hasMore' },
  {
    type: findObjectType('tickets')!,
    path: '/crm-objects/v1/objects/tickets',
    idName: 'objectId',
    listName: 'objects',
    moreName: 'hasMore',
  },
];

interface DealAssociations {
  readonly associatedVids?: number | string | readonly (number | string)[];
  readonly associatedCompanyIds?: number | string | readonly (number | string)[];
}

function idsOf(portal: Portal, type: ObjectType, record: CrmRecord, to: string): number[] {
  return associationsOf(portal, type, record.id, findObjectType(to)!).map((link) => Number(link.toId));
}

function render(portal: Portal, { type, idName }: LegacyObject, record: CrmRecord, wanted?: readonly string[]) {
  const associations = {
    associatedVids: idsOf(portal, type, record, 'contacts'),
    associatedCompanyIds: idsOf(portal, type, record, 'companies'),
    associatedDealIds: [],
    associatedTicketIds: [],
  };
  return {
    portalId: PORTAL_ID,
    [idName]: Number(record.id),
    isDeleted: record.archived,
    ...(type.name === 'deals' ? { associations } : {}),
    ...(type.name === 'tickets' ? { objectType: 'TICKET', version: 1 } : {}),
    ...(type.name === 'companies' ? { additionalDomains: [], stateChanges: [], mergeAudits: [] } : {}),
    properties: renderLegacyProperties(portal, type, record, wanted),
  };
}

/** Companies v2, deals v1 and tickets v1, which n8n's node still calls; a ticket's body is the bare list of properties. */
export function legacyObjectRoutes(app: FastifyInstance, portal: Portal): void {
  for (const object of OBJECTS) {
    const { type, path, listName, moreName } = object;
    type Body = { properties?: unknown; associations?: DealAssociations } | unknown[] | undefined;
    const propertiesOf = (body: Body) =>
      readLegacyProperties(portal, type, Array.isArray(body) ? body : body?.properties);

    app.post<{ Body: Body }>(path, (request) => {
      const record = createRecord(portal, type, propertiesOf(request.body), readOrigin(request));
      const links = Array.isArray(request.body) ? {} : (request.body?.associations ?? {});
      for (const id of [links.associatedVids ?? []].flat())
        associate(portal, type, record.id, findObjectType('contacts')!, String(id));
      for (const id of [links.associatedCompanyIds ?? []].flat())
        associate(portal, type, record.id, findObjectType('companies')!, String(id));
      return render(portal, object, record);
    });

    app.get<{ Querystring: Query }>(`${path}/paged`, ({ query }) => {
      const wanted = readList(query['properties']) ?? (type.name === 'deals' ? undefined : type.defaultProperties);
      const { page, hasMore, offset } = listWindow(
        portal.records(type).values(),
        readLimit(query['limit'], 100, 250),
        Number(readText(query['offset']) ?? 0),
      );
      return { [listName]: page.map((record) => render(portal, object, record, wanted)), [moreName]: hasMore, offset };
    });

    for (const [which, by] of [
      ['created', 'createdAt'],
      ['modified', 'updatedAt'],
    ] as const) {
      app.get<{ Querystring: Query }>(`${path}/recent/${which}`, ({ query }) => {
        const since = Number(readText(query['since']) ?? 0);
        const start = Number(readText(query['offset']) ?? 0);
        const { page, ...rest } = latestWindow(
          portal.records(type).values(),
          by,
          readLimit(query['count'], 20, 100),
          start,
          since,
        );
        return { results: page.map((record) => render(portal, object, record)), ...rest };
      });
    }

    app.get<{ Params: { id: string }; Querystring: Query }>(`${path}/:id`, (request) => {
      const wanted = readList(request.query['properties']);
      return render(portal, object, getRecord(portal, type, request.params.id), wanted);
    });

    app.put<{ Params: { id: string }; Body: Body }>(`${path}/:id`, (request) => {
      const before = getRecord(portal, type, request.params.id);
      return render(
        portal,
        object,
        updateRecord(portal, type, before, propertiesOf(request.body), readOrigin(request)),
      );
    });

    app.delete<{ Params: { id: string } }>(`${path}/:id`, (request, reply) => {
      archiveRecord(portal, type, getRecord(portal, type, request.params.id), readOrigin(request));
      if (type.name === 'companies') return reply.send({ companyId: Number(request.params.id), deleted: true });
      return reply.code(204).send();
    });
  }

  const companies = OBJECTS[0]!;
  app.post<{
    Params: { domain: string };
    Body: { limit?: number; requestOptions?: { properties?: string | string[] } } | undefined;
  }>('/companies/v2/domains/:domain/companies', (request) => {
    const found = portal.findBy(companies.type, 'domain', request.params.domain);
    const wanted = readList(request.body?.requestOptions?.properties) ?? companies.type.defaultProperties;
    const results = found
      .slice(0, request.body?.limit ?? 100)
      .map((record) => render(portal, companies, record, wanted));
    return { results, hasMore: false, offset: { companyId: Number(found.at(-1)?.id ?? 0), isPrimary: true } };
  });
}
