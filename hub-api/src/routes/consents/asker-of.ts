import type { Principal } from '../../auth/principal.ts';

/** Who began a consent and may end it: a key, or one login of a user. */
export function askerOf(principal: Principal): string {
  return principal.kind === 'user' ? `user/${principal.id}/${principal.sessionHash}` : `api_key/${principal.id}`;
}
