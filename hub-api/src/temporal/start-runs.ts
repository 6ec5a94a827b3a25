import {
  type RunBatchInput,
  type RunWorkflowInput,
  signals,
  taskQueues,
  workflowIds,
  workflowTypes,
} from '@leadloom/contracts';
import { newId } from '@leadloom/store';
import type { Client } from '@temporalio/client';
import type { LiveChanges } from '../live/live-changes.ts';
import { quickWorkflows } from './quick-workflows.ts';
import { startOnce } from './start-once.ts';
import { temporalError } from './temporal-error.ts';
import { untilHeardOf } from './until-heard-of.ts';

const largestBatch = 128;
/** More at a time makes smaller batches, and fewer executions a second. */
const batchesAtOnce = 2;
/** A batch that takes longer does not hold up the next one, which gets a Temporal workflow of its own. */
const longestMs = 2_000;
/** Temporal gives a batch to another worker after this, when the one that had it was killed. */
const workflowTaskTimeout = '2 seconds';

interface Waiting {
  run: RunWorkflowInput;
  workflowId: string;
  resolve: () => void;
  reject: (reason: unknown) => void;
}

export type StartRuns = ReturnType<typeof startRuns>;

/**
 * Starts executions that are in the store: alone each as a Temporal workflow of its own, under load those that have gathered meanwhile
 * as one batch. One that will likely end in its first segment is a batch even when it comes alone, which is less work than a workflow. What this process had not started when it died is begun by the sweeper.
 */
export function startRuns(temporal: Client, live: LiveChanges) {
  const processId = newId('hub');
  const waiting: Waiting[] = [];
  let lanes = 0;
  const newLane = () => lanes++;
  const quick = quickWorkflows(live);
  const free = Array.from({ length: batchesAtOnce }, newLane);

  function take(): Waiting[] {
    const workspaceId = waiting[0]?.run.workspaceId;
    const taken: Waiting[] = [];
    for (let place = 0; place < waiting.length && taken.length < largestBatch;) {
      if (waiting[place]?.run.workspaceId === workspaceId) taken.push(...waiting.splice(place, 1));
      else place += 1;
    }
    return taken;
  }

  async function startTaken(taken: readonly Waiting[], lane: number): Promise<number> {
    const [first] = taken;
    if (first === undefined) return lane;
    const { run, workflowId } = first;
    let next = Promise.resolve(lane);
    try {
      if (taken.length === 1 && !quick.has(workflowId))
        await startOnce(temporal, { type: 'runWorkflow', id: workflowIds.run(run.executionId), input: run });
      else {
        const ids = taken.map((one) => one.run.executionId);
        next = untilHeardOf(live, ids, longestMs).then((isThrough) => (isThrough ? lane : newLane()));
        await sendBatch(temporal, workflowIds.batches(processId, lane), {
          workspaceId: run.workspaceId,
          executionIds: ids,
        });
      }
      for (const { resolve } of taken) resolve();
    } catch (error) {
      for (const { reject } of taken) reject(error);
      return lane;
    }
    return next;
  }

  function next(): void {
    for (let lane = free.pop(); lane !== undefined; lane = free.pop()) {
      if (waiting.length === 0) {
        free.push(lane);
        return;
      }
      void startTaken(take(), lane).then((now) => {
        free.push(now);
        next();
      });
    }
  }

  /** Resolves when Temporal knows the execution. @throws HubError `unavailable` while Temporal is away */
  return (run: RunWorkflowInput, workflowId: string): Promise<void> =>
    new Promise((resolve, reject) => {
      waiting.push({ run, workflowId, resolve, reject });
      // What comes in the same turn belongs together.
      setImmediate(next);
    });
}

async function sendBatch(temporal: Client, workflowId: string, { workspaceId, executionIds }: RunBatchInput) {
  const batch: RunBatchInput = { workspaceId, executionIds, batchId: newId('bt') };
  try {
    await temporal.workflow.signalWithStart(workflowTypes.runBatches, {
      workflowId,
      taskQueue: taskQueues.runs,
      args: [],
      signal: signals.beginBatch,
      signalArgs: [batch],
      workflowTaskTimeout,
    });
  } catch (error) {
    throw temporalError(error);
  }
}
