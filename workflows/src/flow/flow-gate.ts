import {
  type FlowAdmission,
  type FlowArrival,
  type FlowGateInput,
  signals,
  taskQueues,
  workflowIds,
} from '@leadloom/contracts/temporal';
import {
  condition,
  continueAsNew,
  defineSignal,
  getExternalWorkflowHandle,
  proxyActivities,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { StopActivities } from '../hold-for-run.ts';
import { FlowLine, type FlowMove } from './flow-line.ts';
import { admitSignal } from './wait-at-gate.ts';

export interface GateActivities {
  /** Those of the executions whose Temporal workflow has ended, or is not there. */
  findEndedRuns(executionIds: string[]): Promise<string[]>;
}

const { stopRun, findEndedRuns } = proxyActivities<StopActivities & GateActivities>({
  taskQueue: taskQueues.runs,
  startToCloseTimeout: '1 minute',
  retry: { initialInterval: '200 ms', maximumInterval: '10 seconds' },
});

export const arriveSignal = defineSignal<[FlowArrival]>(signals.arrive);
export const departSignal = defineSignal<[string]>(signals.depart);

/** While others wait, it is asked this often whether those inside are still there: one may have been terminated. */
const checkMs = 60_000;

/** Lets the runs of a workflow begin as its flow control says, those of one key by one gate: `flow/<workflowId>/<hash of the key>`. */
export async function flowGate({ workspaceId, ...state }: FlowGateInput): Promise<void> {
  const line = new FlowLine(state);
  let hasNews = false;
  setHandler(arriveSignal, (arrival) => {
    line.arrive(arrival, Date.now());
    hasNews = true;
  });
  setHandler(departSignal, (executionId) => {
    line.depart(executionId);
    hasNews = true;
  });
  for (;;) {
    if (workflowInfo().continueAsNewSuggested) await continueAsNew<typeof flowGate>({ workspaceId, ...line.state });
    hasNews = false;
    const move = line.next(Date.now());
    if (move.kind === 'close') return;
    if (move.kind !== 'wait') {
      await carryOut(workspaceId, line, move);
      continue;
    }
    const isBlocked = move.untilMs === null && line.state.waiting?.length !== 0;
    const untilMs = isBlocked ? Date.now() + checkMs : move.untilMs;
    if (untilMs === null) await condition(() => hasNews);
    else if (!(await condition(() => hasNews, Math.max(1, untilMs - Date.now()))) && isBlocked)
      for (const ended of await findEndedRuns(line.insideIds)) line.depart(ended);
  }
}

async function carryOut(
  workspaceId: string,
  line: FlowLine,
  move: Exclude<FlowMove, { kind: 'wait' | 'close' }>,
): Promise<void> {
  if (move.kind === 'stop') return stopRun({ workspaceId, executionId: move.executionId });
  if (move.kind === 'leave') {
    await tell(move.executionId, { kind: 'leave', reason: move.reason });
    return;
  }
  // One that was terminated while it waited cannot go first for those that joined it.
  for (let ids = [move.executionId, ...move.joined]; ids.length > 0;) {
    const [first = '', ...joined] = ids;
    if (await tell(first, { kind: 'go', joined })) {
      for (const id of joined) await tell(id, { kind: 'leave', reason: 'joined', joins: first });
      return;
    }
    line.giveWay(first, joined[0]);
    ids = joined;
  }
}

/** False when the run is not there any more. */
async function tell(executionId: string, admission: FlowAdmission): Promise<boolean> {
  try {
    await getExternalWorkflowHandle(workflowIds.run(executionId)).signal(admitSignal, admission);
    return true;
  } catch {
    return false;
  }
}
