/** How a field's value is checked by v2, which converts nothing. */
export type FieldKind =
  | 'string'
  | 'integer'
  | 'number'
  | 'boolean'
  | 'date'
  | 'clock'
  | 'timestamp'
  | 'ids'
  | 'contacts'
  | 'address'
  | 'visibility'
  | 'status'
  | 'list'
  | 'person'
  | 'organization'
  | 'deal'
  | 'user'
  | 'stage'
  | 'pipeline';

export interface EntityType {
  /** `person`, as searches and webhooks name it. */
  readonly name: string;
  /** `persons`, as paths name it. */
  readonly plural: string;
  readonly title: string;
  readonly titleField: 'name' | 'title' | 'subject';
  /** Fields that can be written. */
  readonly fields: Readonly<Record<string, FieldKind>>;
  /** Fields refused with 403 because contact sync is off. */
  readonly locked?: readonly string[];
  /** What a new one has where nothing is given. */
  readonly defaults: Readonly<Record<string, unknown>>;
}

const NOTHING = (names: string): Record<string, null> =>
  Object.fromEntries(names.split(' ').map((name) => [name, null]));

const person: EntityType = {
  name: 'person',
  plural: 'persons',
  title: 'Person',
  titleField: 'name',
  fields: {
    name: 'string',
    owner_id: 'user',
    org_id: 'organization',
    add_time: 'timestamp',
    update_time: 'timestamp',
    emails: 'contacts',
    phones: 'contacts',
    visible_to: 'visibility',
    label_ids: 'ids',
    marketing_status: 'string',
  },
  locked: ['job_title', 'notes', 'im', 'birthday', 'postal_address'],
  defaults: {
    ...NOTHING('org_id picture_id'),
    first_name: '',
    last_name: '',
    emails: [],
    phones: [],
    label_ids: [],
    visible_to: 3,
  },
};

const organization: EntityType = {
  name: 'organization',
  plural: 'organizations',
  title: 'Organization',
  titleField: 'name',
  fields: {
    name: 'string',
    owner_id: 'user',
    add_time: 'timestamp',
    update_time: 'timestamp',
    visible_to: 'visibility',
    label_ids: 'ids',
    address: 'address',
    website: 'string',
    linkedin: 'string',
    industry: 'integer',
    annual_revenue: 'integer',
    employee_count: 'integer',
  },
  defaults: {
    ...NOTHING('address website linkedin industry annual_revenue employee_count'),
    label_ids: [],
    visible_to: 3,
  },
};

const deal: EntityType = {
  name: 'deal',
  plural: 'deals',
  title: 'Deal',
  titleField: 'title',
  fields: {
    title: 'string',
    owner_id: 'user',
    person_id: 'person',
    org_id: 'organization',
    pipeline_id: 'pipeline',
    stage_id: 'stage',
    value: 'number',
    currency: 'string',
    add_time: 'timestamp',
    update_time: 'timestamp',
    stage_change_time: 'timestamp',
    is_deleted: 'boolean',
    is_archived: 'boolean',
    archive_time: 'timestamp',
    status: 'status',
    probability: 'number',
    lost_reason: 'string',
    visible_to: 'visibility',
    close_time: 'timestamp',
    won_time: 'timestamp',
    lost_time: 'timestamp',
    expected_close_date: 'date',
    label_ids: 'ids',
  },
  defaults: {
    ...NOTHING(
      'person_id org_id archive_time stage_change_time probability lost_reason close_time won_time lost_time expected_close_date',
    ),
    ...NOTHING('origin_id channel channel_id source_lead_id'),
    value: 0,
    currency: 'EUR',
    stage_id: 1,
    pipeline_id: 1,
    status: 'open',
    is_archived: false,
    label_ids: [],
    visible_to: 3,
    origin: 'API',
  },
};

const activity: EntityType = {
  name: 'activity',
  plural: 'activities',
  title: 'Activity',
  titleField: 'subject',
  fields: {
    subject: 'string',
    type: 'string',
    owner_id: 'user',
    deal_id: 'deal',
    lead_id: 'string',
    person_id: 'person',
    org_id: 'organization',
    project_id: 'integer',
    due_date: 'date',
    due_time: 'clock',
    duration: 'clock',
    busy: 'boolean',
    done: 'boolean',
    location: 'address',
    participants: 'list',
    attendees: 'list',
    public_description: 'string',
    priority: 'integer',
    note: 'string',
  },
  defaults: {
    ...NOTHING(
      'deal_id lead_id person_id org_id project_id due_date due_time duration location attendees priority marked_as_done_time',
    ),
    ...NOTHING('conference_meeting_client conference_meeting_url conference_meeting_id public_description note'),
    type: 'call',
    busy: false,
    done: false,
    participants: [],
  },
};

const product: EntityType = {
  name: 'product',
  plural: 'products',
  title: 'Product',
  titleField: 'name',
  fields: {
    name: 'string',
    owner_id: 'user',
    code: 'string',
    description: 'string',
    unit: 'string',
    tax: 'number',
    category: 'integer',
    is_linkable: 'boolean',
    visible_to: 'visibility',
    prices: 'list',
    billing_frequency: 'string',
    billing_frequency_cycles: 'integer',
  },
  defaults: { ...NOTHING('code description unit category'), tax: 0, is_linkable: true, prices: [], visible_to: 3 },
};

export const ENTITY_TYPES = { person, organization, deal, activity, product } as const;

/** Without products, which only deals refer to. */
export const RECORD_TYPES: readonly EntityType[] = Object.values(ENTITY_TYPES);
