import { type Static, Type } from 'typebox';
import { Id } from '../../page.ts';
import { defineRoute, n8nPrefix } from '../../route.ts';
import { N8nList, N8nPageQuery } from './list.ts';

/** `$vars.<key>` in expressions and in code. Values are no secrets: whoever may read workflows may read them. */
export const N8nVariable = Type.Object(
  { id: Id, key: Type.String(), value: Type.String(), type: Type.Literal('string'), project: Type.Null() },
  { $id: 'N8nVariable' },
);
export type N8nVariable = Static<typeof N8nVariable>;

const body = Type.Object(
  {
    key: Type.String({ minLength: 1, maxLength: 50, pattern: '^[A-Za-z_][A-Za-z0-9_]*$' }),
    value: Type.String({ maxLength: 1000 }),
    type: Type.Optional(Type.Literal('string')),
    projectId: Type.Optional(Type.Union([Type.String({ maxLength: 128 }), Type.Null()])),
  },
  { additionalProperties: false },
);
const common = { prefix: n8nPrefix, tag: 'n8n: variables' } as const;

export const listN8nVariables = defineRoute({
  ...common,
  method: 'GET',
  path: '/variables',
  operationId: 'listN8nVariables',
  summary: 'List variables',
  permission: 'workflows:read',
  query: Type.Object({
    ...N8nPageQuery.properties,
    projectId: Type.Optional(Type.String({ maxLength: 128 })),
    /** `empty`: those without a value. */
    state: Type.Optional(Type.Literal('empty')),
  }),
  response: N8nList(N8nVariable),
});
export const createN8nVariable = defineRoute({
  ...common,
  method: 'POST',
  path: '/variables',
  operationId: 'createN8nVariable',
  summary: 'Make a variable; 400 when there is one of that key',
  permission: 'workflows:write',
  audit: 'variable.create',
  status: 201,
  body,
});
export const updateN8nVariable = defineRoute({
  ...common,
  method: 'PUT',
  path: '/variables/{id}',
  operationId: 'updateN8nVariable',
  summary: 'Change key and value of a variable',
  permission: 'workflows:write',
  audit: 'variable.update',
  body,
});
export const deleteN8nVariable = defineRoute({
  ...common,
  method: 'DELETE',
  path: '/variables/{id}',
  operationId: 'deleteN8nVariable',
  summary: 'Delete a variable',
  permission: 'workflows:write',
  audit: 'variable.delete',
});
