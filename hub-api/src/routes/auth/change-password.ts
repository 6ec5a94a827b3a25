import { changePassword, HubError } from '@leadloom/contracts';
import { hashPassword, isPassword } from '../../auth/hash-password.ts';
import { startSession } from '../../auth/start-session.ts';
import { endpoint } from '../../http/endpoint.ts';
import { found } from '../../http/found.ts';

export const changePasswordEndpoint = endpoint(
  changePassword,
  async ({ services, store, workspaceId, principal, body, request, reply }) => {
    if (principal.kind !== 'user')
      throw new HubError('forbidden', 'An API key has no password. Log in to change yours.');
    const keys = [`account ${principal.name}`];
    await services.loginThrottle.check(keys);
    const user = found(await store.users.get(workspaceId, principal.id), 'user', principal.id);
    if (user.passwordHash === null || !(await isPassword(body.current, user.passwordHash))) {
      await services.loginThrottle.fail(keys);
      throw new HubError('invalid_input', 'The current password is wrong.', { details: { field: 'current' } });
    }
    await store.users.setPasswordHash(workspaceId, user.id, await hashPassword(body.password));
    await store.sessions.deleteOfUser(workspaceId, user.id);
    await startSession(services, { workspaceId, user, request, reply });
  },
);
