import { type Static, Type } from 'typebox';
import { OneOf } from './one-of.ts';
import { Id, Nullable, Timestamp } from './page.ts';

/**
 * An account somewhere else: an n8n credential and a connector's account are the same record, so that drawn nodes and connectors share
 * its limiter. The secret part is encrypted and never in an answer.
 */
export const Connection = Type.Object(
  {
    id: Id,
    name: Type.String(),
    /** n8n credential type: `hubspotAppToken`, `salesforceOAuth2Api`, `leadloomApi`, … */
    credentialType: Type.String(),
    /** Connector that works with it, when one does: `hubspot`. */
    connector: Nullable(Type.String()),
    /** Vendor origin → origin that is called instead (the sandbox, a proxy): `{"https://api.hubapi.com": "http://127.0.0.1:5690/hubspot"}`. */
    origins: Type.Record(Type.String(), Type.String()),
    isSandbox: Type.Boolean(),
    /** Its account is signed in at the vendor (OAuth), by `POST /connections/{id}/connect`. */
    isOAuth: Type.Optional(Type.Boolean()),
    /** Result of the last test call. */
    health: Type.Object({
      status: OneOf(['untested', 'ok', 'failing']),
      message: Type.Optional(Type.String()),
      at: Nullable(Timestamp),
    }),
    /** Failures of the vendor in a row. While `openUntil` is ahead, calls wait for it; then one is let through to see. */
    circuit: Type.Optional(Type.Object({ failures: Type.Integer(), openUntil: Nullable(Timestamp) })),
    createdAt: Timestamp,
    updatedAt: Timestamp,
  },
  { $id: 'Connection' },
);
export type Connection = Static<typeof Connection>;

export const ConnectionInput = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 120 }),
    credentialType: Type.String({ minLength: 1, maxLength: 120 }),
    connector: Type.Optional(Nullable(Type.String({ maxLength: 60 }))),
    /** Fields of the credential type, secrets included. */
    data: Type.Record(Type.String(), Type.Unknown()),
    origins: Type.Optional(Type.Record(Type.String(), Type.String({ maxLength: 500 }))),
  },
  { additionalProperties: false },
);
export type ConnectionInput = Static<typeof ConnectionInput>;

export const ConnectionTestResult = Type.Object({
  ok: Type.Boolean(),
  message: Type.String(),
  latencyMs: Type.Integer(),
});
export type ConnectionTestResult = Static<typeof ConnectionTestResult>;

/** A field of a credential form. */
export const CredentialField = Type.Object({
  name: Type.String(),
  label: Type.String(),
  description: Type.Optional(Type.String()),
  secret: Type.Boolean(),
  required: Type.Boolean(),
  default: Type.Optional(Type.Unknown()),
});
export type CredentialField = Static<typeof CredentialField>;

/** A connector as the catalogue shows it. */
export const ConnectorInfo = Type.Object({
  name: Type.String(),
  title: Type.String(),
  docsUrl: Type.String(),
  credentialTypes: Type.Array(
    Type.Object({ name: Type.String(), title: Type.String(), fields: Type.Array(CredentialField) }),
  ),
  actions: Type.Array(Type.Object({ name: Type.String(), title: Type.String(), capability: Nullable(Type.String()) })),
});
export type ConnectorInfo = Static<typeof ConnectorInfo>;
