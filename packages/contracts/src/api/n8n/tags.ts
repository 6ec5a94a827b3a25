import { type Static, Type } from 'typebox';
import { Id, Timestamp } from '../../page.ts';
import { defineRoute, n8nPrefix } from '../../route.ts';
import { N8nList, N8nPageQuery } from './list.ts';

export const N8nTag = Type.Object(
  { id: Id, name: Type.String(), createdAt: Timestamp, updatedAt: Timestamp },
  { $id: 'N8nTag' },
);
export type N8nTag = Static<typeof N8nTag>;

const body = Type.Object(
  { name: Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' }) },
  { additionalProperties: false },
);
const common = { prefix: n8nPrefix, tag: 'n8n: tags' } as const;

export const listN8nTags = defineRoute({
  ...common,
  method: 'GET',
  path: '/tags',
  operationId: 'listN8nTags',
  summary: 'List tags',
  permission: 'workflows:read',
  query: N8nPageQuery,
  response: N8nList(N8nTag),
});
export const createN8nTag = defineRoute({
  ...common,
  method: 'POST',
  path: '/tags',
  operationId: 'createN8nTag',
  summary: 'Make a tag; 409 when there is one of that name',
  permission: 'workflows:write',
  audit: 'tag.create',
  status: 201,
  body,
  response: N8nTag,
});
export const getN8nTag = defineRoute({
  ...common,
  method: 'GET',
  path: '/tags/{id}',
  operationId: 'getN8nTag',
  summary: 'One tag',
  permission: 'workflows:read',
  response: N8nTag,
});
export const updateN8nTag = defineRoute({
  ...common,
  method: 'PUT',
  path: '/tags/{id}',
  operationId: 'updateN8nTag',
  summary: 'Rename a tag, on its workflows too',
  permission: 'workflows:write',
  audit: 'tag.update',
  body,
  response: N8nTag,
});
export const deleteN8nTag = defineRoute({
  ...common,
  method: 'DELETE',
  path: '/tags/{id}',
  operationId: 'deleteN8nTag',
  summary: 'Delete a tag and take it off its workflows',
  permission: 'workflows:write',
  audit: 'tag.delete',
  response: N8nTag,
});
