import type { HubError } from '@leadloom/contracts';
import { type DoorScope, type OpenScope, doorScopes } from './door-scope.ts';

/**
 * Runs `work` in a scope: every axios, undici and fetch request in it passes origin mapping, journal, SSRF guard and limiter.
 * @throws HubError `outcome_unknown` when a request may have been done and must not be repeated without a person's word
 *   (`details.request`), `rate_limited` with `retryAfterMs` when the limiter holds it back, `conflict` when another worker has taken the
 *   scope over. These come out even when the code in between swallowed them. Otherwise what `work` throws.
 */
export async function withDoor<T>(scope: DoorScope, work: () => Promise<T>): Promise<T> {
  const open: OpenScope = openScope(scope);
  return inScope(open, work);
}

/** A scope that several pieces of work share one after the other: the tries of one node run. */
export function openScope(scope: DoorScope): OpenScope {
  return { ...scope, interruption: null, failed: null };
}

export async function inScope<T>(open: OpenScope, work: () => Promise<T>): Promise<T> {
  try {
    const result = await doorScopes.run(open, work);
    if (open.interruption !== null) throw open.interruption;
    return result;
  } catch (error) {
    throw open.interruption ?? error;
  }
}

/** Ends the work of the scope that the caller runs in, whatever the code in between makes of the error. Without a scope it is thrown alone. */
export function interruptScope(reason: HubError): never {
  const scope = doorScopes.getStore();
  if (scope !== undefined) scope.interruption ??= reason;
  throw reason;
}

/** Runs `work` as if it belonged to no node or step: calls to our own servers are in no journal. */
export function outsideDoor<T>(work: () => Promise<T>): Promise<T> {
  return doorScopes.exit(work);
}
