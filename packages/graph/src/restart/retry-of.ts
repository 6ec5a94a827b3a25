import type { NodeRun, WorkflowDocument } from '@leadloom/contracts';
import { runKey } from './caused-runs.ts';
import { planRestart, type RestartMaterial, type RestartPlace } from './plan-restart.ts';
import { renumberRecord, renumberRun } from './renumber-runs.ts';
import type { RunState } from './run-state.ts';

/** What the store has of an execution. */
interface Stored extends Omit<RestartMaterial, 'state'> {
  state: unknown;
  document: WorkflowDocument;
  newest?: { version: number; hash: string };
}

/** A restart as the store inserts it. @throws as `planRestart` */
export function retryOf(stored: Stored, place: RestartPlace) {
  const plan = planRestart({ ...stored, state: stored.state as RunState | null }, place);
  const again = new Set(plan.again.map(({ node, run }) => runKey(node, run)));
  return {
    plan,
    retry: {
      state: JSON.stringify(plan.state),
      first: plan.first,
      ...(plan.replaced === undefined ? {} : { replaced: plan.replaced }),
      keep: (nodeRun: NodeRun, task: unknown) =>
        again.has(runKey(nodeRun.node, nodeRun.run))
          ? null
          : { nodeRun: renumberRun(nodeRun, plan.numbers), task: renumberRecord(task, plan.numbers) },
      ...(stored.newest === undefined ? {} : { document: stored.newest }),
    },
  };
}
