import type { FastifyInstance } from 'fastify';
import { type Query, readList, readLimit, readOrigin, readText } from '../endpoints/read-request.ts';
import { getRecord } from '../find-record.ts';
import { HubspotError } from '../hubspot-error.ts';
import { findObjectType } from '../object-type.ts';
import { type CrmRecord, type Portal, PORTAL_ID } from '../portal.ts';
import { archiveRecord, createRecord, updateRecord } from '../write-record.ts';
import { readLegacyProperties, renderLegacyProperties } from './legacy-properties.ts';
import { latestWindow, listWindow } from './list-window.ts';

const CONTACTS = findObjectType('contacts')!;
const LISTED = ['firstname', 'lastname', 'company', 'lastmodifieddate'];

function renderProfile(portal: Portal, record: CrmRecord, wanted?: readonly string[]) {
  const vid = Number(record.id);
  const { email } = record.properties;
  return {
    vid,
    'canonical-vid': vid,
    'merged-vids': [],
    'portal-id': PORTAL_ID,
    'is-contact': true,
    addedAt: Date.parse(record.createdAt),
    properties: renderLegacyProperties(portal, CONTACTS, record, wanted),
    'form-submissions': [],
    'list-memberships': [],
    'identity-profiles': [
      {
        vid,
        'saved-at-timestamp': Date.parse(record.createdAt),
        'deleted-changed-timestamp': 0,
        identities: email
          ? [{ type: 'EMAIL', value: email, timestamp: Date.parse(record.createdAt), 'is-primary': true }]
          : [],
      },
    ],
    'merge-audits': [],
  };
}

/** Contacts API v1, which n8n's node still calls. */
export function legacyContactRoutes(app: FastifyInstance, portal: Portal): void {
  const records = () => portal.records(CONTACTS).values();

  app.post<{ Params: { email: string }; Body: { properties?: unknown } | undefined }>(
    '/contacts/v1/contact/createOrUpdate/email/:email',
    (request) => {
      const { email } = request.params;
      const properties = readLegacyProperties(portal, CONTACTS, request.body?.properties);
      const [known] = portal.findBy(CONTACTS, 'email', email);
      const record = known
        ? updateRecord(portal, CONTACTS, known, properties, readOrigin(request))
        : createRecord(portal, CONTACTS, { email, ...properties }, readOrigin(request));
      return { vid: Number(record.id), isNew: known === undefined };
    },
  );

  app.get<{ Params: { vid: string }; Querystring: Query }>('/contacts/v1/contact/vid/:vid/profile', (request) => {
    const wanted = readList(request.query['property'] ?? request.query['properties']);
    return renderProfile(portal, getRecord(portal, CONTACTS, request.params.vid), wanted);
  });

  app.get<{ Params: { email: string } }>('/contacts/v1/contact/email/:email/profile', (request) => {
    return renderProfile(portal, getRecord(portal, CONTACTS, request.params.email, 'email'));
  });

  app.post<{ Params: { vid: string }; Body: { properties?: unknown } | undefined }>(
    '/contacts/v1/contact/vid/:vid/profile',
    (request, reply) => {
      const before = getRecord(portal, CONTACTS, request.params.vid);
      updateRecord(
        portal,
        CONTACTS,
        before,
        readLegacyProperties(portal, CONTACTS, request.body?.properties),
        readOrigin(request),
      );
      return reply.code(204).send();
    },
  );

  app.delete<{ Params: { vid: string } }>('/contacts/v1/contact/vid/:vid', (request) => {
    const record = getRecord(portal, CONTACTS, request.params.vid);
    archiveRecord(portal, CONTACTS, record, readOrigin(request));
    return { vid: Number(record.id), deleted: true, reason: 'OK' };
  });

  app.get<{ Querystring: Query }>('/contacts/v1/lists/all/contacts/all', ({ query }) => {
    const wanted = [...LISTED, ...(readList(query['property']) ?? [])];
    const { page, hasMore, offset } = listWindow(
      records(),
      readLimit(query['count'], 20, 100),
      Number(readText(query['vidOffset']) ?? 0),
    );
    return {
      contacts: page.map((record) => renderProfile(portal, record, wanted)),
      'has-more': hasMore,
      'vid-offset': offset,
    };
  });

  for (const [path, by] of [
    ['recently_updated', 'updatedAt'],
    ['all', 'createdAt'],
  ] as const) {
    app.get<{ Querystring: Query }>(`/contacts/v1/lists/${path}/contacts/recent`, ({ query }) => {
      const wanted = [...LISTED, ...(readList(query['property'] ?? query['properties']) ?? [])];
      const { page, hasMore, offset } = latestWindow(
        records(),
        by,
        readLimit(query['count'], 20, 100),
        Number(readText(query['vidOffset']) ?? 0),
      );
      const contacts = page.map((record) => renderProfile(portal, record, wanted));
      return {
        contacts,
        'has-more': hasMore,
        'vid-offset': offset,
        'time-offset': Date.parse(page.at(-1)?.[by] ?? new Date(0).toISOString()),
      };
    });
  }

  legacyListRoutes(app, portal);
}

function readListId(text: string): string {
  if (!/^\d+$/.test(text)) throw new HubspotError(404, 'OBJECT_NOT_FOUND', `No list ${text}`);
  return text;
}

/** Static lists: who is in them is kept, the lists themselves need not be made first. */
function legacyListRoutes(app: FastifyInstance, portal: Portal): void {
  type Route = { Params: { listId: string }; Body: { vids?: (number | string)[]; emails?: string[] } | undefined };
  const members = portal.context.state.collection<{ vids: readonly number[] }>('hubspot', 'list-members');

  app.post<Route>('/contacts/v1/lists/:listId/add', (request) => {
    const listId = readListId(request.params.listId);
    const { vids = [], emails = [] } = request.body ?? {};
    const byEmail = emails.map((email) => [email, portal.findBy(CONTACTS, 'email', email)[0]] as const);
    const invalidVids = vids.map(Number).filter((vid) => portal.records(CONTACTS).get(String(vid))?.archived !== false);
    const known = new Set(members.get(listId)?.vids);
    const found = [
      ...vids.map(Number).filter((vid) => !invalidVids.includes(vid)),
      ...byEmail.flatMap(([, record]) => (record ? [Number(record.id)] : [])),
    ];
    members.put(listId, { vids: [...new Set([...known, ...found])] });
    return {
      updated: found.filter((vid) => !known.has(vid)),
      discarded: found.filter((vid) => known.has(vid)),
      invalidVids,
      invalidEmails: byEmail.flatMap(([email, record]) => (record ? [] : [email])),
    };
  });

  app.post<Route>('/contacts/v1/lists/:listId/remove', (request) => {
    const listId = readListId(request.params.listId);
    const vids = (request.body?.vids ?? []).map(Number);
    const known = members.get(listId)?.vids ?? [];
    members.put(listId, { vids: known.filter((vid) => !vids.includes(vid)) });
    return {
      updated: vids.filter((vid) => known.includes(vid)),
      discarded: vids.filter((vid) => !known.includes(vid)),
      invalidVids: [],
      invalidEmails: [],
    };
  });
}
