import {
  HubError,
  inviteUser,
  listUsers,
  removeUser,
  renewUserLink,
  updateUser,
  type User,
  type UserWithLink,
} from '@leadloom/contracts';
import type { UserRecord } from '@leadloom/store';
import { makeUserLink } from '../../auth/user-link.ts';
import { endpoint } from '../../http/endpoint.ts';
import { found } from '../../http/found.ts';

export const userEndpoints = [
  endpoint(listUsers, async ({ store, workspaceId, query }) => {
    const page = await store.users.list(workspaceId, query);
    return { ...page, items: page.items.map(shown) };
  }),
  endpoint(inviteUser, async ({ services, store, workspaceId, body }) => {
    if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(body.email.trim()))
      throw new HubError('invalid_input', `"${body.email}" is no e-mail address.`, { details: { field: 'email' } });
    const link = makeUserLink(services.config.HUB_URL);
    const user = await store.users.create(workspaceId, {
      email: body.email.trim(),
      name: body.name.trim(),
      role: body.role,
      passwordHash: null,
      link: link.stored,
    });
    return withLink(user, link.url);
  }),
  endpoint(updateUser, async ({ store, workspaceId, params, body }) =>
    shown(oneOwnerStays(await store.users.setRole(workspaceId, params.id, body.role), params.id)),
  ),
  endpoint(removeUser, async ({ store, workspaceId, params }) => {
    oneOwnerStays(await store.users.remove(workspaceId, params.id), params.id);
    await store.sessions.deleteOfUser(workspaceId, params.id);
  }),
  endpoint(renewUserLink, async ({ services, store, workspaceId, params }) => {
    const link = makeUserLink(services.config.HUB_URL);
    const user = found(await store.users.setLink(workspaceId, params.id, link.stored), 'user', params.id);
    return withLink(user, link.url);
  }),
];

function oneOwnerStays(result: UserRecord | null | 'last_owner', id: string): UserRecord {
  if (result === 'last_owner')
    throw new HubError('conflict', 'This is the only owner who can log in. Make somebody else an owner first.');
  return found(result, 'user', id);
}

const withLink = (user: UserRecord, link: string): UserWithLink => ({ user: shown(user), link });

function shown({ id, email, name, role, passwordHash, link, createdAt }: UserRecord): User {
  return {
    id,
    email,
    name,
    role,
    isActive: passwordHash !== null,
    linkExpiresAt: link && link.expiresAt > new Date().toISOString() ? link.expiresAt : null,
    createdAt,
  };
}
