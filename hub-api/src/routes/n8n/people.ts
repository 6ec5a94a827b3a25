import { getN8nUser, listN8nProjects, listN8nUsers, type N8nUser, type Role } from '@leadloom/contracts';
import type { UserRecord } from '@leadloom/store';
import { endpoint } from '../../http/endpoint.ts';
import { found } from '../../http/found.ts';
import { n8nPage } from './n8n-page.ts';
import { isOtherProject, projectOf } from './project-of.ts';

/** n8n has no role that only reads: the nearest one is that of a member. */
const roleNames: Readonly<Record<Role, string>> = {
  owner: 'global:owner',
  editor: 'global:member',
  viewer: 'global:member',
};

export const peopleEndpoints = [
  endpoint(listN8nUsers, async ({ store, workspaceId, query }) =>
    isOtherProject(workspaceId, query.projectId)
      ? { data: [], nextCursor: null }
      : n8nPage(
          query,
          (page) => store.users.list(workspaceId, page),
          (users) => users.map((user) => shown(user, query.includeRole)),
        ),
  ),
  endpoint(getN8nUser, async ({ store, workspaceId, params: { id }, query }) => {
    const user = id.includes('@')
      ? (await store.users.findForLogin(id)).find((login) => login.workspaceId === workspaceId)?.user
      : await store.users.get(workspaceId, id);
    return shown(found(user, 'user', id), query.includeRole);
  }),
  endpoint(listN8nProjects, async ({ store, workspaceId }) => ({
    data: [await projectOf(store, workspaceId)],
    nextCursor: null,
  })),
];

function shown({ id, email, name, role, createdAt, passwordHash }: UserRecord, includeRole = false): N8nUser {
  const [firstName = '', ...others] = name.split(' ');
  return {
    id,
    email,
    firstName,
    lastName: others.join(' '),
    isPending: passwordHash === null,
    mfaEnabled: false,
    createdAt,
    updatedAt: createdAt,
    ...(includeRole ? { role: roleNames[role] } : {}),
  };
}
