import { type Static, Type } from 'typebox';
import { OneOf } from './one-of.ts';
import { Id, Nullable, Timestamp } from './page.ts';

const text = (maxLength: number) => Type.Optional(Type.String({ maxLength }));

/** What is known of a person. A missing field is unknown; an empty string does not occur. */
export const LeadFields = Type.Object(
  {
    email: text(254),
    firstName: text(200),
    lastName: text(200),
    title: text(300),
    seniority: text(60),
    department: text(100),
    /** E.164 where it could be parsed, else as given. */
    phone: text(60),
    linkedinUrl: text(500),
    companyName: text(300),
    /** Registrable domain in lower case: `example.com`. */
    companyDomain: text(253),
    industry: text(200),
    employees: Type.Optional(Type.Integer({ minimum: 0 })),
    website: text(500),
    street: text(300),
    city: text(200),
    region: text(200),
    postalCode: text(40),
    /** ISO 3166-1 alpha-2. */
    country: text(2),
    /** BCP 47. */
    language: text(35),
    /** IANA name. */
    timezone: text(60),
  },
  { $id: 'LeadFields', additionalProperties: false },
);
export type LeadFields = Static<typeof LeadFields>;
export type LeadFieldName = keyof LeadFields;
export const leadFieldNames = Object.keys(LeadFields.properties) as LeadFieldName[];

/** Where a field's value comes from. `source` is `import`, `user`, `node`, or a connector's name; `confidence` 0-1. */
export const Provenance = Type.Object({
  source: Type.String(),
  at: Timestamp,
  confidence: Type.Number({ minimum: 0, maximum: 1 }),
});
export type Provenance = Static<typeof Provenance>;

/** `unverified` until a verifier has answered. */
export const EmailStatus = OneOf([
  'unverified',
  'valid',
  'invalid',
  'catch_all',
  'disposable',
  'role',
  'spam_trap',
  'unknown',
]);
export type EmailStatus = Static<typeof EmailStatus>;

export const LeadStatus = OneOf(['new', 'working', 'contacted', 'qualified', 'disqualified']);
export type LeadStatus = Static<typeof LeadStatus>;

export const LeadScore = Type.Object({
  /** 0-100. */
  total: Type.Integer({ minimum: 0, maximum: 100 }),
  /** Points of each rule that applied. */
  parts: Type.Array(Type.Object({ rule: Type.String(), points: Type.Integer(), reason: Type.String() })),
  at: Timestamp,
});
export type LeadScore = Static<typeof LeadScore>;

/** A record of the lead in another system. */
export const LeadLink = Type.Object({
  connectionId: Id,
  connector: Type.String(),
  object: Type.String(),
  remoteId: Type.String(),
  url: Type.Optional(Type.String()),
  at: Timestamp,
});
export type LeadLink = Static<typeof LeadLink>;

/** The canonical lead. */
export const Lead = Type.Object(
  {
    id: Id,
    fields: LeadFields,
    provenance: Type.Record(Type.String(), Provenance),
    status: LeadStatus,
    emailStatus: EmailStatus,
    /** Connector that verified the address, and when. */
    emailCheckedBy: Type.Optional(Type.String()),
    emailCheckedAt: Type.Optional(Timestamp),
    score: Nullable(LeadScore),
    tags: Type.Array(Type.String()),
    companyId: Nullable(Id),
    links: Type.Array(LeadLink),
    /** Rises by one with each change; a PATCH names the version that it read. */
    version: Type.Integer(),
    createdAt: Timestamp,
    updatedAt: Timestamp,
  },
  { $id: 'Lead' },
);
export type Lead = Static<typeof Lead>;

/** One thing that happened to a lead, newest first in lists. */
export const TimelineEntry = Type.Object({
  id: Id,
  at: Timestamp,
  /** `created`, `merged`, `enriched`, `verified`, `scored`, `synced`, `emailed`, `suppressed`, `edited`, `outreach`. */
  kind: Type.String(),
  title: Type.String(),
  /** Fields that changed, old and new. */
  changes: Type.Array(Type.Object({ field: Type.String(), from: Type.Unknown(), to: Type.Unknown() })),
  source: Type.String(),
  executionId: Type.Optional(Id),
  node: Type.Optional(Type.String()),
});
export type TimelineEntry = Static<typeof TimelineEntry>;

export const Company = Type.Object(
  {
    id: Id,
    name: Type.String(),
    domain: Nullable(Type.String()),
    industry: Type.Optional(Type.String()),
    employees: Type.Optional(Type.Integer()),
    city: Type.Optional(Type.String()),
    country: Type.Optional(Type.String()),
    leadCount: Type.Integer(),
    createdAt: Timestamp,
    updatedAt: Timestamp,
  },
  { $id: 'Company' },
);
export type Company = Static<typeof Company>;
