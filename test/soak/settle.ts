import { setTimeout as sleep } from 'node:timers/promises';
import type { Execution } from '@leadloom/contracts';
import type { SoakSystem } from './soak-system.ts';

/** A person's answer to a run whose request is in doubt. */
export interface Decided {
  executionId: string;
  /** What the asked request was sent for; undefined where the error does not tell. */
  id: string | undefined;
  decision: 'done' | 'retry';
}

/**
 * Waits until every execution that was begun since then has ended. Those that ask a person are answered as one would who looked at the service outside: done where
 * the request has arrived, else once more.
 * @throws with those that had not ended within `longestMs`
 */
export async function settle(soak: SoakSystem, since: Date, longestMs: number): Promise<Decided[]> {
  const decided: Decided[] = [];
  for (const latestMs = Date.now() + longestMs; ;) {
    const open = await soak.openExecutions(since);
    if (open.length === 0) return decided;
    if (Date.now() > latestMs)
      throw new Error(`${open.length} executions are stuck: ${JSON.stringify(open.map(brief), null, 1)}`);
    for (const execution of open.filter(({ status }) => status === 'needs_decision')) {
      const { id, decision } = decisionFor(soak, execution);
      const path = `/api/hub/v1/executions/${execution.id}/decisions`;
      const isTaken = await soak.system.api('POST', path, { decision }).then(
        () => true,
        () => false,
      );
      if (isTaken) decided.push({ executionId: execution.id, id, decision });
    }
    await sleep(500);
  }
}

function brief({ id, status, startedAt, error, segments }: Execution) {
  return { id, status, startedAt, error, segments };
}

function decisionFor({ outside }: SoakSystem, { error }: Execution): Pick<Decided, 'id' | 'decision'> {
  const [, id, step] = /https?:\/\/[^/]+\/([^/]+)\/(\S+) was sent/.exec(error?.message ?? '') ?? [];
  const hasArrived = outside.effects.some((effect) => effect.id === id && effect.step === step);
  return { id, decision: id === undefined || hasArrived ? 'done' : 'retry' };
}
