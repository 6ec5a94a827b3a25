import { choosePassword, HubError } from '@leadloom/contracts';
import { hashPassword } from '../../auth/hash-password.ts';
import { hashToken } from '../../auth/secret-token.ts';
import { startSession } from '../../auth/start-session.ts';
import { endpoint } from '../../http/endpoint.ts';

export const choosePasswordEndpoint = endpoint(choosePassword, async ({ services, store, body, request, reply }) => {
  const keys = [`address ${request.ip}`];
  await services.loginThrottle.check(keys);
  const found = await store.users.choosePassword(hashToken(body.token), await hashPassword(body.password));
  if (found === null) {
    await services.loginThrottle.fail(keys);
    throw new HubError(
      'unauthorized',
      'This link was used already, or its time is over. Ask an owner for a new one (Settings → People).',
    );
  }
  await store.sessions.deleteOfUser(found.workspaceId, found.user.id);
  return startSession(services, { ...found, request, reply });
});
