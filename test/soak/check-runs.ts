import type { N8nExecution } from '@leadloom/contracts';
import type { Effect } from './effect-server.ts';
import type { Kill } from './soak-report.ts';
import type { Sent } from './send-load.ts';
import type { Decided } from './settle.ts';
import { idOf, plainRun } from './plain-run.ts';

export interface Evidence {
  sent: readonly Sent[];
  runs: readonly N8nExecution[];
  effects: readonly Effect[];
  /** Ids that were pushed to Redis, as often as that was done. */
  pushed: readonly string[];
  kills: readonly Kill[];
  decided: readonly Decided[];
  /** What an undisturbed run of each kind gave. */
  references: ReadonlyMap<string, string>;
}

/** What is wrong, in words. Nothing, when every promise was kept. */
export function checkRuns(evidence: Evidence): string[] {
  const runsById = Map.groupBy(evidence.runs, (run) => idOf(run) ?? '');
  // A called workflow that asked is told by what it was called for.
  const soakIds = new Map([...runsById].flatMap(([id, runs]) => runs.map((run) => [run.id, id])));
  const idsWhere = (decision: Decided['decision'] | 'any') =>
    new Set(
      evidence.decided
        .filter((one) => decision === 'any' || one.decision === decision)
        .map((one) => one.id ?? soakIds.get(one.executionId)),
    );
  const [asked, retried] = [idsWhere('any'), idsWhere('retry')];
  return [
    ...evidence.sent.flatMap(({ id, kind, isAcknowledged }) => {
      const runs = runsById.get(id) ?? [];
      const faults = runs.length > 1 ? [`${id} was run ${runs.length} times`] : [];
      const [run] = runs;
      if (run === undefined) return isAcknowledged ? [`${id} was acknowledged and is lost`] : faults;
      if (run.status !== 'success') return [...faults, `${id} (${run.id}) ended with ${run.status}: ${messageOf(run)}`];
      // What a person says in place of the service is not what the service says.
      if (!asked.has(id) && plainRun(run, id) !== evidence.references.get(kind))
        faults.push(
          `${id} (${run.id}) gave something else than undisturbed:\n  ${plainRun(run, id)}\n  ${evidence.references.get(kind)}`,
        );
      return faults;
    }),
    ...repeatedCalls(evidence, retried),
    ...repeatedPushes(evidence, retried),
  ];
}

/**
 * A request that may do harm arrives once, unless a person said to send it again; another one at most once more for each kill since it
 * arrived first: only what was in flight at a kill is sent again.
 */
function repeatedCalls({ effects, kills }: Evidence, retried: ReadonlySet<string | undefined>): string[] {
  const byCall = Map.groupBy(effects, ({ id, step, method }) => `${method} ${id}/${step}`);
  return [...byCall].flatMap(([call, [first, ...repeats]]) => {
    if (first === undefined || repeats.length === 0) return [];
    const last = repeats.at(-1)!;
    const killsBetween = kills.filter(({ atMs }) => atMs >= first.atMs - slackMs && atMs <= last.atMs).length;
    const allowed = first.method === 'POST' ? Number(retried.has(first.id)) : killsBetween;
    return repeats.length <= allowed
      ? []
      : [`${call} arrived ${repeats.length + 1} times, with ${killsBetween} kills between`];
  });
}

/** From the kill to its note. */
const slackMs = 100;

function repeatedPushes({ pushed }: Evidence, retried: ReadonlySet<string | undefined>): string[] {
  const counts = Map.groupBy(pushed, (id) => id);
  return [...counts].flatMap(([id, all]) =>
    all.length - Number(retried.has(id)) > 1 ? [`${id} was pushed ${all.length} times`] : [],
  );
}

function messageOf(run: N8nExecution): string {
  const data = run.data as { resultData?: { error?: { message?: string } } } | undefined;
  return data?.resultData?.error?.message ?? 'no message';
}
