import { HubError } from '@leadloom/contracts';

const windowMs = 15 * 60_000;
const maxFailures = 10;
const maxEntries = 10_000;

/** Counts failed logins of an account and of an address: after 10 in 15 minutes each further try waits. Held per process. */
export function loginThrottle(now: () => number = Date.now) {
  const failures = new Map<string, { count: number; until: number }>();

  return {
    /** @throws HubError `rate_limited` while one of the keys has failed too often. */
    check(keys: readonly string[]): void {
      for (const key of keys) {
        const entry = failures.get(key);
        if (entry === undefined || entry.count < maxFailures || entry.until <= now()) continue;
        const retryAfterMs = entry.until - now();
        throw new HubError(
          'rate_limited',
          `Too many failed logins. Wait ${Math.ceil(retryAfterMs / 60_000)} minutes, then try again.`,
          { retryAfterMs },
        );
      }
    },
    fail(keys: readonly string[]): void {
      for (const key of keys) {
        const entry = failures.get(key);
        const count = entry !== undefined && entry.until > now() ? entry.count + 1 : 1;
        failures.delete(key);
        failures.set(key, { count, until: now() + windowMs });
      }
      // The oldest go first, so that an attacker with many addresses cannot fill the memory.
      for (const key of failures.keys()) {
        if (failures.size <= maxEntries) break;
        failures.delete(key);
      }
    },
    succeed(keys: readonly string[]): void {
      for (const key of keys) failures.delete(key);
    },
  };
}
