/** A kind of CRM record. */
export interface ObjectType {
  /** `contacts`, as paths name it. */
  readonly name: string;
  /** `contact`, as associations and webhook events name it. */
  readonly singular: string;
  /** `0-1` */
  readonly id: string;
  /** Ids begin above it: real ones do not fit 32 bits either. */
  readonly idBase: number;
  readonly createdProperty: string;
  readonly modifiedProperty: string;
  /** Given when a read asks for no properties. */
  readonly defaultProperties: readonly string[];
  /** What the `query` of a search looks into. */
  readonly searched: readonly string[];
}

function engagement(
  name: string,
  singular: string,
  id: string,
  idBase: number,
  searched: readonly string[],
): ObjectType {
  return {
    name,
    singular,
    id,
    idBase,
    searched,
    createdProperty: 'hs_createdate',
    modifiedProperty: 'hs_lastmodifieddate',
    defaultProperties: [],
  };
}

export const OBJECT_TYPES: readonly ObjectType[] = [
  {
    name: 'contacts',
    singular: 'contact',
    id: '0-1',
    idBase: 22_000_000_000,
    createdProperty: 'createdate',
    modifiedProperty: 'lastmodifieddate',
    defaultProperties: ['email', 'firstname', 'lastname'],
    searched: ['email', 'firstname', 'lastname', 'phone', 'company'],
  },
  {
    name: 'companies',
    singular: 'company',
    id: '0-2',
    idBase: 15_000_000_000,
    createdProperty: 'createdate',
    modifiedProperty: 'hs_lastmodifieddate',
    defaultProperties: ['domain', 'name'],
    searched: ['name', 'domain', 'website', 'phone'],
  },
  {
    name: 'deals',
    singular: 'deal',
    id: '0-3',
    idBase: 12_000_000_000,
    createdProperty: 'createdate',
    modifiedProperty: 'hs_lastmodifieddate',
    defaultProperties: ['amount', 'closedate', 'dealname', 'dealstage', 'pipeline'],
    searched: ['dealname', 'description'],
  },
  {
    name: 'tickets',
    singular: 'ticket',
    id: '0-5',
    idBase: 8_000_000_000,
    createdProperty: 'createdate',
    modifiedProperty: 'hs_lastmodifieddate',
    defaultProperties: [
      'content',
      'hs_pipeline',
      'hs_pipeline_stage',
      'hs_ticket_category',
      'hs_ticket_priority',
      'subject',
    ],
    searched: ['subject', 'content'],
  },
  {
    ...engagement('leads', 'lead', '0-136', 6_000_000_000, ['hs_lead_name']),
    defaultProperties: ['hs_lead_name', 'hs_pipeline_stage'],
  },
  engagement('notes', 'note', '0-46', 40_000_000_000, ['hs_note_body']),
  engagement('tasks', 'task', '0-27', 41_000_000_000, ['hs_task_subject', 'hs_task_body']),
  engagement('calls', 'call', '0-48', 42_000_000_000, ['hs_call_title']),
  engagement('emails', 'email', '0-49', 43_000_000_000, ['hs_email_subject']),
  engagement('meetings', 'meeting_event', '0-47', 44_000_000_000, ['hs_meeting_title']),
];

const byAnyName = new Map(
  OBJECT_TYPES.flatMap((type) =>
    [type.name, type.singular, type.id, type.name.toUpperCase()].map((name) => [name, type] as const),
  ),
);

/** By `contacts`, `contact` or `0-1`. */
export function findObjectType(name: string): ObjectType | undefined {
  return byAnyName.get(name);
}
