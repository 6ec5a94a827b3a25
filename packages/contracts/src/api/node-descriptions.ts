import { Type } from 'typebox';
import { NodeTypeDescription } from '../node-description.ts';
import { defineRoute } from '../route.ts';

export const getNodeTypeDescription = defineRoute({
  method: 'GET',
  path: '/node-types/{name}/description',
  operationId: 'getNodeTypeDescription',
  tag: 'Workflows',
  summary: 'How a node type describes itself: ports, accounts, the fields of its form',
  permission: 'workflows:read',
  query: Type.Object({
    /** Without it the version that a new node gets. */
    version: Type.Optional(Type.Number()),
  }),
  response: NodeTypeDescription,
});
