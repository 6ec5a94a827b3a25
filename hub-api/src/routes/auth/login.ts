import { HubError, login, permissionsOfRole } from '@leadloom/contracts';
import { hashPassword, isPassword } from '../../auth/hash-password.ts';
import type { Principal } from '../../auth/principal.ts';
import { hashToken, makeSecretToken } from '../../auth/secret-token.ts';
import { sessionAnswer } from '../../auth/session-answer.ts';
import { sessionSeconds, setSessionCookie } from '../../auth/session-cookie.ts';
import { endpoint } from '../../http/endpoint.ts';

/** An unknown address takes as long as a wrong password. */
const decoy = hashPassword('no account has this password');

export const loginEndpoint = endpoint(login, async ({ services, store, body, request, reply }) => {
  const keys = [`account ${body.email.toLowerCase()}`, `address ${request.ip}`];
  await services.loginThrottle.check(keys);
  const candidates = await store.users.findForLogin(body.email);
  let found;
  for (const candidate of candidates)
    if (await isPassword(body.password, candidate.user.passwordHash)) found = candidate;
  if (candidates.length === 0) await isPassword(body.password, await decoy);
  if (found === undefined) {
    await services.loginThrottle.fail(keys);
    throw new HubError('unauthorized', 'E-mail or password is wrong.');
  }
  await services.loginThrottle.succeed(keys);

  const { workspaceId, user } = found;
  const token = makeSecretToken();
  const tokenHash = hashToken(token);
  const expiresAt = new Date(Date.now() + sessionSeconds * 1000);
  await store.sessions.create(workspaceId, { tokenHash, userId: user.id, expiresAt, address: request.ip });
  setSessionCookie(reply, token, services.config.HUB_URL);
  const { id, email, role } = user;
  const principal: Principal = {
    kind: 'user',
    id,
    name: email,
    role,
    workspaceId,
    permissions: permissionsOfRole[role],
    sessionHash: tokenHash,
  };
  request.principal = principal;
  return sessionAnswer(store, principal);
});
