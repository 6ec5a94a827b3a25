import type { FastifyInstance } from 'fastify';
import { associate, associationsOf } from '../associations.ts';
import { type Query, readLimit, readOrigin, readText } from '../endpoints/read-request.ts';
import { HubspotError, objectNotFound } from '../hubspot-error.ts';
import { findObjectType, type ObjectType } from '../object-type.ts';
import { type CrmRecord, type Portal, PORTAL_ID } from '../portal.ts';
import { archiveRecord, createRecord } from '../write-record.ts';
import { listWindow } from './list-window.ts';

/** The record type that an engagement became, and where its metadata went. */
const KINDS: Readonly<
  Record<string, { readonly plural: string; readonly properties: Readonly<Record<string, string>> }>
> = {
  NOTE: { plural: 'notes', properties: { body: 'hs_note_body' } },
  TASK: {
    plural: 'tasks',
    properties: {
      body: 'hs_task_body',
      subject: 'hs_task_subject',
      status: 'hs_task_status',
      forObjectType: 'hs_task_for_object_type',
    },
  },
  CALL: {
    plural: 'calls',
    properties: {
      body: 'hs_call_body',
      status: 'hs_call_status',
      durationMilliseconds: 'hs_call_duration',
      fromNumber: 'hs_call_from_number',
      toNumber: 'hs_call_to_number',
      recordingUrl: 'hs_call_recording_url',
    },
  },
  EMAIL: {
    plural: 'emails',
    properties: { subject: 'hs_email_subject', text: 'hs_email_text', html: 'hs_email_html' },
  },
  MEETING: {
    plural: 'meetings',
    properties: {
      title: 'hs_meeting_title',
      body: 'hs_meeting_body',
      startTime: 'hs_meeting_start_time',
      endTime: 'hs_meeting_end_time',
      internalMeetingNotes: 'hs_internal_meeting_notes',
    },
  },
};

const LINKS: Readonly<Record<string, string>> = {
  contactIds: 'contacts',
  companyIds: 'companies',
  dealIds: 'deals',
  ticketIds: 'tickets',
};

interface Input {
  readonly engagement?: { readonly type?: string; readonly ownerId?: number | string; readonly timestamp?: number };
  readonly metadata?: Readonly<Record<string, unknown>>;
  readonly associations?: Readonly<Record<string, readonly (number | string)[]>>;
}

function typeOf(kind: string): ObjectType {
  return findObjectType(KINDS[kind]?.plural ?? '')!;
}

/** Engagements API v1, which n8n's node still calls: notes, tasks, calls, e-mails and meetings in one list. */
export function legacyEngagementRoutes(app: FastifyInstance, portal: Portal): void {
  /** Metadata as it was given, for what has no property. */
  const metadata = portal.context.state.collection<Readonly<Record<string, unknown>>>('hubspot', 'engagement-metadata');

  const find = (id: string): { kind: string; record: CrmRecord } => {
    for (const kind of Object.keys(KINDS)) {
      const record = portal.records(typeOf(kind)).get(id);
      if (record && !record.archived) return { kind, record };
    }
    throw objectNotFound();
  };

  const render = (kind: string, record: CrmRecord) => {
    const mapped = Object.entries(KINDS[kind]?.properties ?? {}).flatMap(([name, property]) => {
      const value = record.properties[property];
      return value === undefined ? [] : [[name, value] as const];
    });
    const links = Object.entries(LINKS).map(([name, plural]) => {
      return [
        name,
        associationsOf(portal, typeOf(kind), record.id, findObjectType(plural)!).map((link) => Number(link.toId)),
      ] as const;
    });
    return {
      engagement: {
        id: Number(record.id),
        portalId: PORTAL_ID,
        active: !record.archived,
        createdAt: Date.parse(record.createdAt),
        lastUpdated: Date.parse(record.updatedAt),
        ...(record.properties['hubspot_owner_id'] ? { ownerId: Number(record.properties['hubspot_owner_id']) } : {}),
        type: kind,
        timestamp: Date.parse(record.properties['hs_timestamp'] ?? record.createdAt),
      },
      associations: { ...Object.fromEntries(links), ownerIds: [], workflowIds: [] },
      attachments: [],
      metadata: { ...Object.fromEntries(mapped), ...metadata.get(record.id) },
    };
  };

  app.post<{ Body: Input | undefined }>('/engagements/v1/engagements', (request) => {
    const { engagement, metadata: given = {}, associations = {} } = request.body ?? {};
    const kind = engagement?.type ?? '';
    const known = KINDS[kind];
    if (!known) throw new HubspotError(400, 'VALIDATION_ERROR', `engagement type is not known: ${kind}`);
    const values = Object.entries(known.properties).flatMap(([name, property]) =>
      given[name] === undefined ? [] : [[property, given[name]] as const],
    );
    const time = engagement?.timestamp ?? portal.context.now();
    const owner = engagement?.ownerId ? { hubspot_owner_id: String(engagement.ownerId) } : {};
    const record = createRecord(
      portal,
      typeOf(kind),
      { ...Object.fromEntries(values), ...owner, hs_timestamp: time },
      readOrigin(request),
    );
    metadata.put(record.id, given);
    for (const [name, plural] of Object.entries(LINKS)) {
      for (const id of associations[name] ?? [])
        associate(portal, typeOf(kind), record.id, findObjectType(plural)!, String(id));
    }
    return render(kind, record);
  });

  app.get<{ Querystring: Query }>('/engagements/v1/engagements/paged', ({ query }) => {
    const all = Object.keys(KINDS).flatMap((kind) =>
      [...portal.records(typeOf(kind)).values()].map((record) => ({ kind, record })),
    );
    const kindOf = new Map(all.map(({ kind, record }) => [record.id, kind]));
    const ordered = all.map(({ record }) => record).sort((left, right) => Number(left.id) - Number(right.id));
    const { page, hasMore, offset } = listWindow(
      ordered,
      readLimit(query['limit'], 100, 250),
      Number(readText(query['offset']) ?? 0),
    );
    return { results: page.map((record) => render(kindOf.get(record.id) ?? '', record)), hasMore, offset };
  });

  app.get<{ Params: { id: string } }>('/engagements/v1/engagements/:id', (request) => {
    const { kind, record } = find(request.params.id);
    return render(kind, record);
  });

  app.delete<{ Params: { id: string } }>('/engagements/v1/engagements/:id', (request, reply) => {
    const { kind, record } = find(request.params.id);
    archiveRecord(portal, typeOf(kind), record, readOrigin(request));
    return reply.code(204).send();
  });
}
