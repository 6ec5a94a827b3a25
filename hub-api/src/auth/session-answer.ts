import { HubError, type Session } from '@leadloom/contracts';
import type { Store } from '@leadloom/store';
import type { Principal } from './principal.ts';

/** Who is logged in, for the pages and for programs that test their key. A key is shown as a user without an address. */
export async function sessionAnswer(store: Store, principal: Principal): Promise<Session> {
  const workspace = await store.workspaces.get(principal.workspaceId);
  if (workspace === null) throw new HubError('unauthorized', 'The workspace of this login is gone. Log in again.');
  const { id, name, permissions } = principal;
  const user =
    principal.kind === 'user'
      ? { id, email: name, name, role: principal.role }
      : { id, email: '', name, role: permissions.includes('admin') ? ('owner' as const) : ('editor' as const) };
  return { user, workspace: { id: workspace.id, name: workspace.name }, permissions: [...permissions] };
}
