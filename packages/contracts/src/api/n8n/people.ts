import { type Static, Type } from 'typebox';
import { Id, Timestamp } from '../../page.ts';
import { defineRoute, n8nPrefix } from '../../route.ts';
import { N8nList, N8nPageQuery } from './list.ts';

export const N8nUser = Type.Object(
  {
    id: Id,
    email: Type.String(),
    firstName: Type.String(),
    lastName: Type.String(),
    isPending: Type.Boolean(),
    mfaEnabled: Type.Boolean(),
    createdAt: Timestamp,
    updatedAt: Timestamp,
    /** n8n's name of the role, with `includeRole` only. */
    role: Type.Optional(Type.String()),
  },
  { $id: 'N8nUser' },
);
export type N8nUser = Static<typeof N8nUser>;

/** A workspace is what n8n calls a project: each has one. */
export const N8nProject = Type.Object(
  {
    id: Id,
    name: Type.String(),
    type: Type.Literal('personal'),
    icon: Type.Null(),
    description: Type.Null(),
    creatorId: Type.Null(),
    customTelemetryTags: Type.Array(Type.Unknown()),
    createdAt: Timestamp,
    updatedAt: Timestamp,
  },
  { $id: 'N8nProject' },
);
export type N8nProject = Static<typeof N8nProject>;

const common = { prefix: n8nPrefix, tag: 'n8n: users and projects' } as const;

export const listN8nUsers = defineRoute({
  ...common,
  method: 'GET',
  path: '/users',
  operationId: 'listN8nUsers',
  summary: 'List users',
  permission: 'admin',
  query: Type.Object({
    ...N8nPageQuery.properties,
    includeRole: Type.Optional(Type.Boolean()),
    projectId: Type.Optional(Type.String({ maxLength: 128 })),
  }),
  response: N8nList(N8nUser),
});
export const getN8nUser = defineRoute({
  ...common,
  method: 'GET',
  path: '/users/{id}',
  operationId: 'getN8nUser',
  summary: 'One user, by id or address',
  permission: 'admin',
  query: Type.Object({ includeRole: Type.Optional(Type.Boolean()) }),
  response: N8nUser,
});
export const listN8nProjects = defineRoute({
  ...common,
  method: 'GET',
  path: '/projects',
  operationId: 'listN8nProjects',
  summary: 'The one project: this workspace',
  permission: 'workflows:read',
  query: N8nPageQuery,
  response: N8nList(N8nProject),
});
