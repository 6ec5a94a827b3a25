import { doorScopes } from './door-scope.ts';

/** Node (or step) and run that the caller works for; null outside a scope. */
export function currentUnit(): { unit: string; run: number } | null {
  const scope = doorScopes.getStore();
  return scope === undefined ? null : { unit: scope.unit, run: scope.run };
}
