import { type Static, Type } from 'typebox';
import { OneOf } from '../../one-of.ts';
import { Id, Timestamp } from '../../page.ts';
import { defineRoute, n8nPrefix } from '../../route.ts';
import { N8nList, N8nPageQuery } from './list.ts';

/** A connection in n8n's shape. What is secret in it is in no answer. */
export const N8nCredential = Type.Object(
  {
    id: Id,
    name: Type.String(),
    type: Type.String(),
    isManaged: Type.Boolean(),
    isGlobal: Type.Boolean(),
    isResolvable: Type.Boolean(),
    resolvableAllowFallback: Type.Boolean(),
    resolverId: Type.Null(),
    createdAt: Timestamp,
    updatedAt: Timestamp,
  },
  { $id: 'N8nCredential' },
);
export type N8nCredential = Static<typeof N8nCredential>;

const data = Type.Record(Type.String(), Type.Unknown());
const common = { prefix: n8nPrefix, tag: 'n8n: credentials' } as const;

export const listN8nCredentials = defineRoute({
  ...common,
  method: 'GET',
  path: '/credentials',
  operationId: 'listN8nCredentials',
  summary: 'List credentials, without their data',
  permission: 'connections:read',
  query: N8nPageQuery,
  response: N8nList(
    Type.Object({
      id: Id,
      name: Type.String(),
      type: Type.String(),
      createdAt: Timestamp,
      updatedAt: Timestamp,
      shared: Type.Array(
        Type.Object({ id: Id, name: Type.String(), role: Type.String(), createdAt: Timestamp, updatedAt: Timestamp }),
      ),
    }),
  ),
});
export const createN8nCredential = defineRoute({
  ...common,
  method: 'POST',
  path: '/credentials',
  operationId: 'createN8nCredential',
  summary: 'Make a credential; its data must be as the schema of its type says',
  permission: 'connections:write',
  audit: 'connection.create',
  body: Type.Object({
    name: Type.String({ minLength: 1, maxLength: 120 }),
    type: Type.String({ minLength: 1, maxLength: 120 }),
    data,
    isResolvable: Type.Optional(Type.Boolean()),
    projectId: Type.Optional(Type.String({ maxLength: 128 })),
  }),
  response: N8nCredential,
});
export const getN8nCredential = defineRoute({
  ...common,
  method: 'GET',
  path: '/credentials/{id}',
  operationId: 'getN8nCredential',
  summary: 'One credential, without its data',
  permission: 'connections:read',
  response: N8nCredential,
});
export const updateN8nCredential = defineRoute({
  ...common,
  method: 'PATCH',
  path: '/credentials/{id}',
  operationId: 'updateN8nCredential',
  summary: 'Rename a credential, or give it new data',
  permission: 'connections:write',
  audit: 'connection.update',
  body: Type.Object({
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 120 })),
    type: Type.Optional(Type.String({ minLength: 1, maxLength: 120 })),
    data: Type.Optional(data),
    isGlobal: Type.Optional(Type.Boolean()),
    isResolvable: Type.Optional(Type.Boolean()),
    isPartialData: Type.Optional(Type.Boolean()),
  }),
  response: N8nCredential,
});
export const deleteN8nCredential = defineRoute({
  ...common,
  method: 'DELETE',
  path: '/credentials/{id}',
  operationId: 'deleteN8nCredential',
  summary: 'Delete a credential',
  permission: 'connections:write',
  audit: 'connection.delete',
  response: N8nCredential,
});
export const testN8nCredential = defineRoute({
  ...common,
  method: 'POST',
  path: '/credentials/{id}/test',
  operationId: 'testN8nCredential',
  summary: 'Make a test call with it',
  permission: 'connections:write',
  audit: 'connection.test',
  response: Type.Object({ status: OneOf(['OK', 'Error']), message: Type.String() }),
});
export const getN8nCredentialSchema = defineRoute({
  ...common,
  method: 'GET',
  path: '/credentials/schema/{credentialType}',
  operationId: 'getN8nCredentialSchema',
  summary: 'JSON schema of the data of a credential type',
  permission: 'session',
  response: Type.Record(Type.String(), Type.Unknown()),
});
export const transferN8nCredential = defineRoute({
  ...common,
  method: 'PUT',
  path: '/credentials/{id}/transfer',
  operationId: 'transferN8nCredential',
  summary: 'Move it to another project: 400, since a workspace is one project',
  permission: 'connections:write',
  audit: 'connection.transfer',
  body: Type.Object({ destinationProjectId: Id }),
});
