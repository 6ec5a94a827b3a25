import type { Connection } from '@leadloom/contracts';
import type { CircuitBreaker } from '@leadloom/engine';
import type { Store } from '@leadloom/store';
import { steady } from './steady/steady.ts';

type Circuit = NonNullable<Connection['circuit']>;

/** Failures in a row that open a circuit. */
const limit = 5;
const firstOpenMs = 30_000;
const longestOpenMs = 5 * 60_000;
/** A call that was let through to see how the vendor is: the others wait so long for what comes of it. */
const probeMs = 10_000;

/**
 * One circuit a connection, kept with it, so that all workers and the connection's page see the same. A connection without failures costs no
 * request to the store: what is known of it came with the connection.
 */
export function createCircuitBreaker(
  store: Pick<Store['connections'], 'get' | 'countFailure' | 'takeProbe' | 'closeCircuit'>,
  onOpened: () => void,
): CircuitBreaker {
  /** What this process has seen since a connection was loaded. */
  const seen = new Map<string, Circuit>();
  /** Calls of this process that were let through, as the store knows them. */
  const probes = new Map<string, string>();
  return {
    async enter({ workspaceId, connection: { id, circuit } }) {
      const isSaidOpen = [seen.get(id), circuit].some((known) => (known?.openUntil ?? null) !== null);
      if (!isSaidOpen) return 0;
      const now = (await steady(() => store.get(workspaceId, id)))?.circuit;
      if (now === undefined || now.openUntil === null) {
        seen.delete(id);
        return 0;
      }
      const waitMs = Date.parse(now.openUntil) - Date.now();
      if (waitMs > 0) return waitMs;
      const { openUntil } = now;
      const probe = await steady(() => store.takeProbe(workspaceId, id, openUntil, probeMs));
      if (probe === null) return probeMs;
      probes.set(id, probe);
      return 0;
    },
    async report({ workspaceId, connection: { id, circuit: before } }, isWell) {
      const probe = probes.get(id);
      probes.delete(id);
      if (isWell) {
        if (seen.delete(id) || before !== undefined) await steady(() => store.closeCircuit(workspaceId, id));
        return;
      }
      const { circuit, hasOpened } = await steady(() =>
        store.countFailure(workspaceId, id, { limit, openMs: openMsAfter, probe }),
      );
      if (hasOpened) onOpened();
      if (circuit !== undefined) seen.set(id, circuit);
    },
  };
}

function openMsAfter(failures: number): number {
  return Math.min(longestOpenMs, firstOpenMs * 2 ** (failures - limit));
}
