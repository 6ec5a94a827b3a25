import { HubError, type Route } from '@leadloom/contracts';
import type { Principal } from './principal.ts';

/** @throws HubError `unauthorized` without login, `forbidden` when the login may not do this. */
export function checkPermission(principal: Principal | null, { permission }: Pick<Route, 'permission'>): void {
  if (permission === 'public') return;
  if (principal === null)
    throw new HubError(
      'unauthorized',
      'Log in first, or send an API key in the header Authorization: Bearer or X-API-Key.',
    );
  if (permission === 'session' || principal.permissions.includes(permission)) return;
  const who = principal.kind === 'api_key' ? 'This API key' : 'Your role';
  throw new HubError(
    'forbidden',
    `${who} may not do this: it needs the permission ${permission}. Ask an owner for it.`,
    {
      details: { permission },
    },
  );
}
