import { type Static, Type } from 'typebox';
import { OneOf } from './one-of.ts';
import { Id, Nullable, Timestamp } from './page.ts';

export const CampaignInput = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 200 }),
    /** Connection that sends. */
    connectionId: Id,
    fromEmail: Type.String({ format: 'email', maxLength: 254 }),
    fromName: Type.String({ maxLength: 200 }),
    /** With placeholders: `Hello {{firstName|there}}`. */
    subject: Type.String({ minLength: 1, maxLength: 300 }),
    /** Plain text with placeholders. */
    body: Type.String({ minLength: 1, maxLength: 50_000 }),
    status: Type.Optional(OneOf(['active', 'paused'])),
  },
  { additionalProperties: false },
);
export type CampaignInput = Static<typeof CampaignInput>;

export const Campaign = Type.Object(
  {
    id: Id,
    name: Type.String(),
    connectionId: Id,
    fromEmail: Type.String(),
    fromName: Type.String(),
    subject: Type.String(),
    body: Type.String(),
    status: OneOf(['active', 'paused']),
    counts: Type.Object({
      reserved: Type.Integer(),
      sent: Type.Integer(),
      delivered: Type.Integer(),
      bounced: Type.Integer(),
      opened: Type.Integer(),
      failed: Type.Integer(),
    }),
    createdAt: Timestamp,
    updatedAt: Timestamp,
  },
  { $id: 'Campaign' },
);
export type Campaign = Static<typeof Campaign>;

/** A message to one lead for one step: reserved before the call to the vendor, confirmed after it. */
export const Message = Type.Object(
  {
    id: Id,
    campaignId: Id,
    leadId: Id,
    step: Type.Integer(),
    channel: Type.Literal('email'),
    to: Type.String(),
    subject: Type.String(),
    status: OneOf(['reserved', 'sent', 'delivered', 'bounced', 'opened', 'failed', 'needs_decision']),
    vendorMessageId: Nullable(Type.String()),
    reason: Nullable(Type.String()),
    at: Timestamp,
  },
  { $id: 'Message' },
);
export type Message = Static<typeof Message>;

export const SuppressionInput = Type.Object(
  {
    /** An address (`kind` email) or a whole domain. */
    value: Type.String({ minLength: 1, maxLength: 254 }),
    kind: OneOf(['email', 'domain']),
    reason: OneOf(['unsubscribed', 'bounced', 'complained', 'manual', 'legal']),
    note: Type.Optional(Type.String({ maxLength: 500 })),
  },
  { additionalProperties: false },
);
export type SuppressionInput = Static<typeof SuppressionInput>;

export const Suppression = Type.Object(
  {
    id: Id,
    value: Type.String(),
    kind: Type.String(),
    reason: Type.String(),
    note: Type.Optional(Type.String()),
    source: Type.String(),
    createdAt: Timestamp,
  },
  { $id: 'Suppression' },
);
export type Suppression = Static<typeof Suppression>;
