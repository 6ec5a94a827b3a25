import { logout } from '@leadloom/contracts';
import { clearSessionCookie } from '../../auth/session-cookie.ts';
import { endpoint } from '../../http/endpoint.ts';

export const logoutEndpoint = endpoint(logout, async ({ services, store, principal, reply }) => {
  if (principal.kind === 'user') await store.sessions.delete(principal.sessionHash);
  clearSessionCookie(reply, services.config.HUB_URL);
});
