import { type Static, Type } from 'typebox';

/** What a role or an API key may do: `read` or `write` of an area; `admin` manages keys, connections and the audit log. */
export const Permission = Type.Union([
  Type.Literal('leads:read'),
  Type.Literal('leads:write'),
  Type.Literal('workflows:read'),
  Type.Literal('workflows:write'),
  Type.Literal('workflows:run'),
  Type.Literal('connections:read'),
  Type.Literal('connections:write'),
  Type.Literal('campaigns:read'),
  Type.Literal('campaigns:write'),
  Type.Literal('admin'),
]);
export type Permission = Static<typeof Permission>;
export const allPermissions: readonly Permission[] = Permission.anyOf.map((literal) => literal.const);

export const Role = Type.Union([Type.Literal('owner'), Type.Literal('editor'), Type.Literal('viewer')]);
export type Role = Static<typeof Role>;

export const permissionsOfRole: Readonly<Record<Role, readonly Permission[]>> = {
  owner: allPermissions,
  editor: allPermissions.filter((permission) => permission !== 'admin'),
  viewer: allPermissions.filter((permission) => permission.endsWith(':read')),
};
