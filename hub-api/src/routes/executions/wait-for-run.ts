import { type Execution, type ExecutionStatus, hasEnded } from '@leadloom/contracts';
import { found } from '../../http/found.ts';
import { waitFor } from '../../live/wait-for.ts';
import type { Services } from '../../services.ts';

interface Patience {
  /** A state at which it is not waited for longer, beside its end. */
  orAt?: readonly ExecutionStatus[];
  /** 10 minutes, unless told: who waits longer should ask for the execution by its id. */
  timeoutMs?: number;
  /** The caller has gone. */
  signal: AbortSignal;
}

/** The execution when it has ended, has come to another state that was asked for, or the time is over. */
export async function waitForRun(
  { store, live }: Services,
  workspaceId: string,
  id: string,
  { orAt = [], timeoutMs = 10 * 60_000, signal }: Patience,
): Promise<Execution> {
  return waitFor({
    live,
    isAbout: (change) => change.collection === 'executions' && change.id === id,
    load: async () => found(await store.executions.get(workspaceId, id), 'execution', id),
    isDone: (execution) => hasEnded(execution) || orAt.includes(execution.status),
    timeoutMs,
    signal,
  });
}
