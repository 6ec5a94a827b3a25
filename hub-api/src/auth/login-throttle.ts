import { createHash } from 'node:crypto';
import { HubError } from '@leadloom/contracts';
import type { Store } from '@leadloom/store';

const windowMs = 15 * 60_000;
const maxFailures = 10;

/** Counts failed logins of an account and of an address, over all hub processes: after 10 in 15 minutes each further try waits. */
export function loginThrottle({ loginFailures }: Pick<Store, 'loginFailures'>) {
  // What was typed may be anything, a password in the wrong field too: it is kept as a hash.
  const hashed = (keys: readonly string[]) => keys.map((key) => createHash('sha256').update(key).digest('hex'));
  return {
    /** @throws HubError `rate_limited` while one of the keys has failed too often. */
    async check(keys: readonly string[]): Promise<void> {
      const until = await loginFailures.waitingUntil(hashed(keys), maxFailures);
      if (until === null) return;
      const retryAfterMs = until.getTime() - Date.now();
      throw new HubError(
        'rate_limited',
        `Too many failed logins. Wait ${Math.ceil(retryAfterMs / 60_000)} minutes, then try again.`,
        { retryAfterMs },
      );
    },
    fail: (keys: readonly string[]) => loginFailures.count(hashed(keys), windowMs),
    succeed: (keys: readonly string[]) => loginFailures.forget(hashed(keys)),
  };
}
