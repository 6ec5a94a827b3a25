import type { Static } from 'typebox';
import { OneOf } from './one-of.ts';

/** What a role or an API key may do: `read` or `write` of an area; `admin` manages keys, connections and the audit log. */
export const Permission = OneOf([
  'leads:read',
  'leads:write',
  'workflows:read',
  'workflows:write',
  'workflows:run',
  'connections:read',
  'connections:write',
  'campaigns:read',
  'campaigns:write',
  'admin',
]);
export type Permission = Static<typeof Permission>;
export const allPermissions: readonly Permission[] = Permission.anyOf.map((literal) => literal.const);

export const Role = OneOf(['owner', 'editor', 'viewer']);
export type Role = Static<typeof Role>;

export const permissionsOfRole: Readonly<Record<Role, readonly Permission[]>> = {
  owner: allPermissions,
  editor: allPermissions.filter((permission) => permission !== 'admin'),
  viewer: allPermissions.filter((permission) => permission.endsWith(':read')),
};
