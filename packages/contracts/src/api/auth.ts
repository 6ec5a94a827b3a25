import { type Static, Type } from 'typebox';
import { OneOf } from '../one-of.ts';
import { Page, PageQuery, Id, Nullable, Timestamp } from '../page.ts';
import { Permission, Role } from '../permission.ts';
import { defineRoute } from '../route.ts';

export const Session = Type.Object(
  {
    user: Type.Object({ id: Id, email: Type.String(), name: Type.String(), role: Role }),
    workspace: Type.Object({ id: Id, name: Type.String() }),
    permissions: Type.Array(Permission),
  },
  { $id: 'Session' },
);
export type Session = Static<typeof Session>;

export const ApiKey = Type.Object(
  {
    id: Id,
    name: Type.String(),
    /** First characters, to tell keys apart. */
    prefix: Type.String(),
    permissions: Type.Array(Permission),
    createdAt: Timestamp,
    expiresAt: Nullable(Timestamp),
    lastUsedAt: Nullable(Timestamp),
  },
  { $id: 'ApiKey' },
);
export type ApiKey = Static<typeof ApiKey>;

export const AuditEntry = Type.Object(
  {
    id: Id,
    at: Timestamp,
    actor: Type.Object({
      kind: OneOf(['user', 'api_key', 'system']),
      id: Id,
      name: Type.String(),
    }),
    action: Type.String(),
    target: Type.Optional(Type.String()),
    requestId: Type.Optional(Type.String()),
    address: Type.Optional(Type.String()),
  },
  { $id: 'AuditEntry' },
);
export type AuditEntry = Static<typeof AuditEntry>;

export const login = defineRoute({
  method: 'POST',
  path: '/auth/login',
  operationId: 'login',
  tag: 'Login',
  summary: 'Log in with e-mail and password; sets the session cookie',
  permission: 'public',
  audit: 'auth.login',
  body: Type.Object(
    { email: Type.String({ maxLength: 254 }), password: Type.String({ maxLength: 1000 }) },
    { additionalProperties: false },
  ),
  response: Session,
});
export const logout = defineRoute({
  method: 'POST',
  path: '/auth/logout',
  operationId: 'logout',
  tag: 'Login',
  summary: 'End the session',
  permission: 'session',
  audit: 'auth.logout',
  status: 204,
});
/** `null` without login: the pages ask before anybody has logged in. A key that is unknown is refused all the same. */
export const getSession = defineRoute({
  method: 'GET',
  path: '/auth/session',
  operationId: 'getSession',
  tag: 'Login',
  summary: 'Who is logged in; null when nobody is',
  permission: 'public',
  response: Nullable(Session),
});

export const listApiKeys = defineRoute({
  method: 'GET',
  path: '/api-keys',
  operationId: 'listApiKeys',
  tag: 'API keys',
  summary: 'List API keys',
  permission: 'admin',
  query: PageQuery,
  response: Page(ApiKey),
});
export const createApiKey = defineRoute({
  method: 'POST',
  path: '/api-keys',
  operationId: 'createApiKey',
  tag: 'API keys',
  summary: 'Make an API key; the key itself is in this answer only',
  permission: 'admin',
  audit: 'api-key.create',
  status: 201,
  body: Type.Object(
    {
      name: Type.String({ minLength: 1, maxLength: 100 }),
      permissions: Type.Array(Permission, { minItems: 1 }),
      expiresInDays: Type.Optional(Type.Integer({ minimum: 1, maximum: 3650, default: 365 })),
    },
    { additionalProperties: false },
  ),
  response: Type.Object({ apiKey: ApiKey, key: Type.String() }),
});
export const deleteApiKey = defineRoute({
  method: 'DELETE',
  path: '/api-keys/{id}',
  operationId: 'deleteApiKey',
  tag: 'API keys',
  summary: 'Revoke an API key',
  permission: 'admin',
  audit: 'api-key.delete',
  status: 204,
});
export const listAudit = defineRoute({
  method: 'GET',
  path: '/audit',
  operationId: 'listAudit',
  tag: 'Audit',
  summary: 'Who did what, newest first',
  permission: 'admin',
  query: Type.Object({
    ...PageQuery.properties,
    action: Type.Optional(Type.String({ maxLength: 100 })),
    actorId: Type.Optional(Id),
  }),
  response: Page(AuditEntry),
});
