import {
  ApplicationFailure,
  CancellationScope,
  condition,
  continueAsNew,
  defineSignal,
  proxyActivities,
  proxyLocalActivities,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { Decision } from '@leadloom/contracts';
import {
  type RunCall,
  type RunWorkflowInput,
  type SegmentVerdict,
  signals,
  taskQueues,
} from '@leadloom/contracts/temporal';
import { GateMessages } from './flow/wait-at-gate.ts';
import { startErrorRun } from './start-error-run.ts';
import { WaitMessages, waitOnce } from './wait-in-run.ts';

export interface RunActivities {
  /** Runs what comes first and reaches nothing outside; a run of such nodes only ends here. */
  runFirstSegment(input: RunWorkflowInput): Promise<SegmentVerdict>;
  /** Runs segment number `segment`: at most one node that is felt outside, and what follows it. */
  runSegment(input: RunWorkflowInput, segment: number): Promise<SegmentVerdict>;
  /** Settles requests whose outcome is unknown, by a person's word. */
  decideRun(input: RunWorkflowInput, decision: Decision): Promise<void>;
  /** Ends a run that is not in a segment: stopped while it waited, or given up. */
  endRun(input: RunWorkflowInput, end: { status: 'canceled' | 'error'; message?: string }): Promise<void>;
}

const { runFirstSegment } = proxyLocalActivities<RunActivities>({
  startToCloseTimeout: '5 minutes',
  retry: { initialInterval: '100 ms', maximumInterval: '2 seconds', maximumAttempts: 5 },
});
/** A node may take hours; a worker that died is noticed by its missing heartbeats. */
const { runSegment } = proxyActivities<RunActivities>({
  taskQueue: taskQueues.runs,
  startToCloseTimeout: '24 hours',
  heartbeatTimeout: '6 seconds',
  retry: { initialInterval: '200 ms', maximumInterval: '10 seconds' },
});
const { decideRun, endRun } = proxyActivities<RunActivities>({
  taskQueue: taskQueues.runs,
  startToCloseTimeout: '30 seconds',
  retry: { initialInterval: '200 ms', maximumInterval: '10 seconds' },
});

export const stopSignal = defineSignal(signals.stop);
export const decideRunSignal = defineSignal<[Decision]>(signals.decide);

/** Far below Temporal's 51,200 events; a segment takes about 6. */
const maxHistoryLength = 6_000;

export interface RunWorkflowState extends RunWorkflowInput {
  /** Where it was when its history was cut. */
  verdict?: SegmentVerdict;
  calls?: RunCall[];
  gate?: string;
}

type RunEnd = 'success' | 'error' | 'canceled';

/** Takes one execution from segment to segment. What it ran on and what came of it is in the store. */
export async function runWorkflow(input: RunWorkflowState): Promise<RunEnd> {
  const gate = new GateMessages(input.gate);
  const end = await takeToEnd(input, gate);
  await gate.depart(input);
  return end;
}

async function takeToEnd(input: RunWorkflowState, gate: GateMessages): Promise<RunEnd> {
  const run: RunWorkflowInput = { workspaceId: input.workspaceId, executionId: input.executionId };
  let stopped = false;
  const messages = new WaitMessages(input.calls);
  let decision: Decision | undefined;
  setHandler(stopSignal, () => {
    stopped = true;
  });
  setHandler(decideRunSignal, (given) => {
    decision = given;
  });

  try {
    let verdict = input.verdict ?? (await runFirstSegment(run));
    while (verdict.kind !== 'finished') {
      const isLong = workflowInfo().continueAsNewSuggested || workflowInfo().historyLength > maxHistoryLength;
      if (isLong && !gate.hasNews)
        await continueAsNew<typeof runWorkflow>({
          ...run,
          verdict,
          calls: messages.calls,
          ...(gate.gate === undefined ? {} : { gate: gate.gate }),
        });
      if (verdict.kind === 'held') {
        const word = await gate.wait(run, verdict, () => stopped);
        if (word === 'left') return 'canceled';
        if (word === 'go') verdict = await runFirstSegment(run);
        else if (stopped) {
          await endRun(run, { status: 'canceled' });
          return 'canceled';
        }
        continue;
      }
      if (verdict.kind === 'waiting') {
        const still = await waitOnce(run, verdict, messages, () => stopped);
        if (still !== null) {
          verdict = still;
          continue;
        }
      }
      if (verdict.kind === 'needs_decision') {
        await condition(() => decision !== undefined || stopped);
        if (decision !== undefined) await decideRun(run, decision);
      }
      if (verdict.kind === 'postponed') await condition(() => stopped, Math.max(1, verdict.untilMs - Date.now()));
      if (stopped && verdict.kind !== 'continue') {
        await endRun(run, { status: 'canceled' });
        return 'canceled';
      }
      // A decision may come before the segment that asks for it has told so here; what came before the segment is none.
      decision = undefined;
      const summary = verdict.kind === 'continue' ? verdict.nextNode : verdict.node;
      verdict = await runSegment.executeWithOptions({ summary }, [run, verdict.segment]);
    }
    if (verdict.status === 'error') await startErrorRun(run);
    return verdict.status;
  } catch (error) {
    // A failed local activity throws its failure as it is, the other kind as the cause of an ActivityFailure.
    const cause = error instanceof ApplicationFailure ? error : error instanceof Error ? error.cause : undefined;
    if (!(cause instanceof ApplicationFailure)) throw error;
    await CancellationScope.nonCancellable(() => endRun(run, { status: 'error', message: cause.message }));
    await startErrorRun(run);
    return 'error';
  }
}
