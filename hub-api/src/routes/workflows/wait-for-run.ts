import type { Execution } from '@leadloom/contracts';
import { found } from '../../http/found.ts';
import { waitFor } from '../../live/wait-for.ts';
import type { Services } from '../../services.ts';

/** A caller that waits longer should ask for the execution by its id. */
const timeoutMs = 10 * 60_000;
const ended: readonly Execution['status'][] = ['success', 'error', 'canceled', 'needs_decision'];

/** The execution when it has ended, needs a person's decision, or the time is over. */
export async function waitForRun(
  { store, live }: Services,
  workspaceId: string,
  id: string,
  signal: AbortSignal,
): Promise<Execution> {
  return waitFor({
    live,
    isAbout: (change) => change.collection === 'executions' && change.id === id,
    load: async () => found(await store.executions.get(workspaceId, id), 'execution', id),
    isDone: (execution) => ended.includes(execution.status),
    timeoutMs,
    signal,
  });
}
