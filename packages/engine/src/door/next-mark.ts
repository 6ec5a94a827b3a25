import { createHash } from 'node:crypto';
import { doorScopes, type OpenScope } from './door-scope.ts';

const counts = new WeakMap<OpenScope, number>();

/** Whose work the caller does; null outside a scope. */
export function currentScope(): Pick<OpenScope, 'workspaceId' | 'scopeId'> | null {
  return doorScopes.getStore() ?? null;
}

/**
 * A name for the next write of the node run that the caller works for. A node run that is begun again after a crash gives the same names in the
 * same order. Null where nothing is begun again: outside of runs.
 */
export function nextMark(): string | null {
  const scope = doorScopes.getStore();
  if (scope === undefined || scope.journal === null) return null;
  const nth = (counts.get(scope) ?? 0) + 1;
  counts.set(scope, nth);
  const { workspaceId, scopeId, unit, run } = scope;
  return createHash('sha256')
    .update(JSON.stringify([workspaceId, scopeId, unit, run, nth]))
    .digest('base64url');
}
