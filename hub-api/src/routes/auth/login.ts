import { HubError, login } from '@leadloom/contracts';
import { hashPassword, isPassword } from '../../auth/hash-password.ts';
import { startSession } from '../../auth/start-session.ts';
import { endpoint } from '../../http/endpoint.ts';

/** An unknown address takes as long as a wrong password. */
const decoy = hashPassword('no account has this password');

export const loginEndpoint = endpoint(login, async ({ services, store, body, request, reply }) => {
  const keys = [`account ${body.email.toLowerCase()}`, `address ${request.ip}`];
  await services.loginThrottle.check(keys);
  const candidates = await store.users.findForLogin(body.email);
  let found;
  for (const candidate of candidates)
    if (await isPassword(body.password, candidate.user.passwordHash ?? (await decoy))) found = candidate;
  if (candidates.length === 0) await isPassword(body.password, await decoy);
  if (found === undefined) {
    await services.loginThrottle.fail(keys);
    throw new HubError('unauthorized', 'E-mail or password is wrong.');
  }
  await services.loginThrottle.succeed(keys);

  return startSession(services, { ...found, request, reply });
});
