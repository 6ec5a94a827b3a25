import { Type } from 'typebox';
import { NodePackage, NodePackageStatus } from '../node-package.ts';
import { Page, PageQuery } from '../page.ts';
import { defineRoute } from '../route.ts';

const tag = 'Node packages';
const version = Type.Optional(Type.String({ minLength: 1, maxLength: 100 }));

export const listNodePackages = defineRoute({
  method: 'GET',
  path: '/node-packages',
  operationId: 'listNodePackages',
  tag,
  summary: 'Packages of n8n nodes that are installed, by name',
  permission: 'workflows:read',
  query: Type.Object({
    ...PageQuery.properties,
    search: Type.Optional(Type.String({ maxLength: 214 })),
    status: Type.Optional(NodePackageStatus),
  }),
  response: Page(NodePackage),
});
export const getNodePackage = defineRoute({
  method: 'GET',
  path: '/node-packages/{name}',
  operationId: 'getNodePackage',
  tag,
  summary: 'One package, and how far its installation is',
  permission: 'workflows:read',
  response: NodePackage,
});
export const installNodePackage = defineRoute({
  method: 'POST',
  path: '/node-packages',
  operationId: 'installNodePackage',
  tag,
  summary: 'Install a package from the npm registry, or another version of one; new executions use it once it is ready',
  permission: 'admin',
  audit: 'node-package.install',
  status: 202,
  body: Type.Object(
    {
      name: Type.String({ minLength: 1, maxLength: 214 }),
      /** The newest without it. */
      version,
    },
    { additionalProperties: false },
  ),
  response: NodePackage,
});
export const removeNodePackage = defineRoute({
  method: 'DELETE',
  path: '/node-packages/{name}',
  operationId: 'removeNodePackage',
  tag,
  summary: 'Remove a package; executions under way keep the version that they began with',
  permission: 'admin',
  audit: 'node-package.remove',
  status: 204,
});
