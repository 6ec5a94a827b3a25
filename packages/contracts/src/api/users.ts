import { type Static, Type } from 'typebox';
import { Id, Nullable, Page, PageQuery, Timestamp } from '../page.ts';
import { Role } from '../permission.ts';
import { defineRoute } from '../route.ts';
import { Session } from './auth.ts';

/** Somebody who may log in to a workspace, or is invited to. */
export const User = Type.Object(
  {
    id: Id,
    /** Lower case. */
    email: Type.String(),
    name: Type.String(),
    role: Role,
    /** Whether a password has been chosen. */
    isActive: Type.Boolean(),
    /** Until when the newest link to choose a password can be used; null without one. */
    linkExpiresAt: Nullable(Timestamp),
    createdAt: Timestamp,
  },
  { $id: 'User' },
);
export type User = Static<typeof User>;

/** `link` is in this answer only. Whoever has it chooses the password: hand it to that person and nobody else. */
export const UserWithLink = Type.Object({ user: User, link: Type.String() });
export type UserWithLink = Static<typeof UserWithLink>;

/** NIST SP 800-63B asks for length and no rules of composition. */
const Password = Type.String({ minLength: 10, maxLength: 1000 });
const users = 'Users';

export const listUsers = defineRoute({
  method: 'GET',
  path: '/users',
  operationId: 'listUsers',
  tag: users,
  summary: 'Who may log in, newest first',
  permission: 'admin',
  query: Type.Object({ ...PageQuery.properties, role: Type.Optional(Role) }),
  response: Page(User),
});
export const inviteUser = defineRoute({
  method: 'POST',
  path: '/users',
  operationId: 'inviteUser',
  tag: users,
  summary: 'Invite somebody; the answer has the link by which that person chooses a password',
  permission: 'admin',
  audit: 'user.invite',
  status: 201,
  body: Type.Object(
    { email: Type.String({ maxLength: 254 }), name: Type.String({ maxLength: 100 }), role: Role },
    { additionalProperties: false },
  ),
  response: UserWithLink,
});
export const updateUser = defineRoute({
  method: 'PATCH',
  path: '/users/{id}',
  operationId: 'updateUser',
  tag: users,
  summary: 'Change what somebody may do; one owner stays',
  permission: 'admin',
  audit: 'user.update',
  body: Type.Object({ role: Role }, { additionalProperties: false }),
  response: User,
});
export const removeUser = defineRoute({
  method: 'DELETE',
  path: '/users/{id}',
  operationId: 'removeUser',
  tag: users,
  summary: 'Let somebody in no longer; open logins end at once; one owner stays',
  permission: 'admin',
  audit: 'user.remove',
  status: 204,
});
export const renewUserLink = defineRoute({
  method: 'POST',
  path: '/users/{id}/link',
  operationId: 'renewUserLink',
  tag: users,
  summary: 'Make a new link to choose a password, for somebody who lost the first or the password; the one before ends',
  permission: 'admin',
  audit: 'user.renew-link',
  response: UserWithLink,
});
export const choosePassword = defineRoute({
  method: 'POST',
  path: '/auth/password-link',
  operationId: 'choosePassword',
  tag: 'Login',
  summary: 'Choose a password with a link; logs in, and ends all other logins of that person',
  permission: 'public',
  audit: 'auth.choose-password',
  body: Type.Object({ token: Type.String({ maxLength: 100 }), password: Password }, { additionalProperties: false }),
  response: Session,
});
export const changePassword = defineRoute({
  method: 'PUT',
  path: '/auth/password',
  operationId: 'changePassword',
  tag: 'Login',
  summary: 'Change your own password; ends all your other logins',
  permission: 'session',
  audit: 'auth.change-password',
  status: 204,
  body: Type.Object({ current: Type.String({ maxLength: 1000 }), password: Password }, { additionalProperties: false }),
});
