import { type Static, Type } from 'typebox';
import { OneOf } from './one-of.ts';
import { Id, Nullable, Timestamp } from './page.ts';
import { Lead, LeadFields } from './lead.ts';

/** Work on leads that goes out to vendors: done by the Temporal workflow `leadOperation`, whose id is the operation's id. */
export const OperationKind = OneOf([
  'source',
  'match',
  'enrich',
  'verify',
  'score',
  'upsert-to-crm',
  'send-email',
  'check-suppression',
  'run-action',
]);
export type OperationKind = Static<typeof OperationKind>;

/** A lead as an operation takes it: known by `leadId`, or by its fields (then it is matched first). */
export const LeadReference = Type.Object(
  { leadId: Type.Optional(Id), fields: Type.Optional(LeadFields) },
  { additionalProperties: false },
);
export type LeadReference = Static<typeof LeadReference>;

const items = Type.Array(LeadReference, { minItems: 1, maxItems: 500 });

/** `POST /leads/source`: search a provider and store what it finds. */
export const SourceRequest = Type.Object(
  {
    connectionId: Id,
    /** Vendor-neutral filters; each connector maps what it can and names what it cannot. */
    filters: Type.Object({
      titles: Type.Optional(Type.Array(Type.String(), { maxItems: 50 })),
      seniorities: Type.Optional(Type.Array(Type.String(), { maxItems: 20 })),
      countries: Type.Optional(Type.Array(Type.String(), { maxItems: 50 })),
      companyDomains: Type.Optional(Type.Array(Type.String(), { maxItems: 100 })),
      industries: Type.Optional(Type.Array(Type.String(), { maxItems: 50 })),
      employeesMin: Type.Optional(Type.Integer({ minimum: 0 })),
      employeesMax: Type.Optional(Type.Integer({ minimum: 0 })),
      keywords: Type.Optional(Type.String({ maxLength: 300 })),
    }),
    limit: Type.Integer({ minimum: 1, maximum: 10_000, default: 100 }),
  },
  { additionalProperties: false },
);
export type SourceRequest = Static<typeof SourceRequest>;

/** `POST /leads/match`: find each person among the leads, merge, or create. */
export const MatchRequest = Type.Object(
  {
    items,
    source: Type.Optional(Type.String({ maxLength: 60 })),
    createMissing: Type.Optional(Type.Boolean({ default: true })),
    tags: Type.Optional(Type.Array(Type.String({ maxLength: 60 }), { maxItems: 20 })),
  },
  { additionalProperties: false },
);
export type MatchRequest = Static<typeof MatchRequest>;

/** `POST /leads/enrich`: ask the providers in order until the wanted fields are known. */
export const EnrichRequest = Type.Object(
  {
    items,
    /** Connections in the order in which they are asked. */
    connectionIds: Type.Array(Id, { minItems: 1, maxItems: 10 }),
    /** Stop for a lead when all of these are known. */
    wantedFields: Type.Optional(Type.Array(Type.String(), { maxItems: 30 })),
    overwrite: Type.Optional(Type.Boolean({ default: false })),
  },
  { additionalProperties: false },
);
export type EnrichRequest = Static<typeof EnrichRequest>;

/** `POST /leads/verify`: ask the verifiers in order until one gives more than `unknown`. */
export const VerifyRequest = Type.Object(
  {
    items,
    connectionIds: Type.Array(Id, { minItems: 1, maxItems: 10 }),
    maxAgeDays: Type.Optional(Type.Integer({ minimum: 0, default: 30 })),
  },
  { additionalProperties: false },
);
export type VerifyRequest = Static<typeof VerifyRequest>;

/** One scoring rule: `points` when the field meets the condition. */
export const ScoreRule = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 100 }),
    field: Type.String({ maxLength: 60 }),
    operator: OneOf(['is_known', 'equals', 'in', 'contains', 'at_least', 'at_most']),
    value: Type.Optional(Type.Unknown()),
    points: Type.Integer({ minimum: -100, maximum: 100 }),
  },
  { additionalProperties: false },
);
export type ScoreRule = Static<typeof ScoreRule>;

export const ScoreRequest = Type.Object(
  { items, rules: Type.Optional(Type.Array(ScoreRule, { maxItems: 100 })) },
  { additionalProperties: false },
);
export type ScoreRequest = Static<typeof ScoreRequest>;

/** `POST /leads/upsert-to-crm`: each person once in the CRM behind the connection. */
export const UpsertToCrmRequest = Type.Object(
  { items, connectionId: Id, object: Type.Optional(Type.String({ maxLength: 60 })) },
  { additionalProperties: false },
);
export type UpsertToCrmRequest = Static<typeof UpsertToCrmRequest>;

/** `POST /leads/send-email`: one step of a campaign; a lead gets a step once, whoever asks and how often. */
export const SendEmailRequest = Type.Object(
  { items, campaignId: Id, step: Type.Optional(Type.Integer({ minimum: 1, default: 1 })) },
  { additionalProperties: false },
);
export type SendEmailRequest = Static<typeof SendEmailRequest>;

export const CheckSuppressionRequest = Type.Object({ items }, { additionalProperties: false });
export type CheckSuppressionRequest = Static<typeof CheckSuppressionRequest>;

/** `POST /actions/run`: any action of a connector, once for each input. The action's own schema checks each input. */
export const RunActionRequest = Type.Object(
  {
    connectionId: Id,
    /** Name of the action: `enrich-people`. */
    action: Type.String({ minLength: 1, maxLength: 100 }),
    items: Type.Array(Type.Record(Type.String(), Type.Unknown()), { minItems: 1, maxItems: 500 }),
  },
  { additionalProperties: false },
);
export type RunActionRequest = Static<typeof RunActionRequest>;

/** What became of one item. `index` is its place in the request (for `source`: 0, 1, 2 …). */
export const OperationResult = Type.Object({
  index: Type.Integer(),
  outcome: OneOf(['created', 'updated', 'unchanged', 'sent', 'skipped', 'failed']),
  /** Why it was skipped or failed, in words for people; for `verify` the status, for `check-suppression` the reason. */
  reason: Type.Optional(Type.String()),
  code: Type.Optional(Type.String()),
  leadId: Type.Optional(Id),
  /** The lead as it is when the results are read; only its id is kept with the results. */
  lead: Type.Optional(Lead),
  /** Kind-specific: `{remoteId}`, `{messageId}`, `{suppressed}` … */
  data: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
});
export type OperationResult = Static<typeof OperationResult>;

export const OperationStatus = OneOf(['running', 'done', 'failed', 'needs_decision']);
export type OperationStatus = Static<typeof OperationStatus>;

/** `GET /operations/{id}`; `results` only once it is done. */
export const Operation = Type.Object(
  {
    id: Id,
    kind: OperationKind,
    status: OperationStatus,
    progress: Type.Object({ done: Type.Integer(), total: Type.Integer() }),
    results: Type.Optional(Type.Array(OperationResult)),
    error: Type.Optional(Type.Object({ code: Type.String(), message: Type.String() })),
    createdAt: Timestamp,
    finishedAt: Nullable(Timestamp),
  },
  { $id: 'Operation' },
);
export type Operation = Static<typeof Operation>;
