import { type RunBatchInput, type RunWorkflowInput, taskQueues, workflowIds, workflowTypes } from '@leadloom/contracts';
import { newId } from '@leadloom/store';
import type { Client } from '@temporalio/client';
import { startOnce } from './start-once.ts';
import { temporalError } from './temporal-error.ts';

const largestBatch = 128;
/** More at a time makes smaller batches, and fewer executions a second. */
const batchesAtOnce = 2;
/** A batch that takes longer does not hold up the next one. */
const longestMs = 2_000;
/** Temporal gives a batch to another worker after this, when the one that had it was killed. */
const workflowTaskTimeout = '2 seconds';

interface Waiting {
  run: RunWorkflowInput;
  resolve: () => void;
  reject: (reason: unknown) => void;
}

export type StartRuns = ReturnType<typeof startRuns>;

/**
 * Starts executions that are in the store: alone each as a Temporal workflow of its own, under load those that have gathered meanwhile
 * as one. What this process had not started when it died is begun by the sweeper.
 */
export function startRuns(temporal: Client) {
  const waiting: Waiting[] = [];
  let underWay = 0;

  function take(): Waiting[] {
    const workspaceId = waiting[0]?.run.workspaceId;
    const taken: Waiting[] = [];
    for (let place = 0; place < waiting.length && taken.length < largestBatch;) {
      if (waiting[place]?.run.workspaceId === workspaceId) taken.push(...waiting.splice(place, 1));
      else place += 1;
    }
    return taken;
  }

  async function startTaken(taken: readonly Waiting[]): Promise<void> {
    const [first] = taken;
    if (first === undefined) return;
    let ended: Promise<unknown> = Promise.resolve();
    try {
      if (taken.length === 1)
        await startOnce(temporal, {
          type: 'runWorkflow',
          id: workflowIds.run(first.run.executionId),
          input: first.run,
        });
      else
        ({ ended } = await startBatch(
          temporal,
          taken.map(({ run }) => run),
        ));
      for (const { resolve } of taken) resolve();
    } catch (error) {
      for (const { reject } of taken) reject(error);
    }
    await ended;
  }

  function next(): void {
    while (underWay < batchesAtOnce && waiting.length > 0) {
      underWay += 1;
      void startTaken(take()).finally(() => {
        underWay -= 1;
        next();
      });
    }
  }

  /** Resolves when Temporal knows the execution. @throws HubError `unavailable` while Temporal is away */
  return (run: RunWorkflowInput): Promise<void> =>
    new Promise((resolve, reject) => {
      waiting.push({ run, resolve, reject });
      // What comes in the same turn belongs together.
      setImmediate(next);
    });
}

/** Answers when the batch has come to its end. */
async function startBatch(temporal: Client, runs: readonly RunWorkflowInput[]): Promise<{ ended: Promise<unknown> }> {
  const input: RunBatchInput = {
    workspaceId: runs[0]?.workspaceId ?? '',
    executionIds: runs.map(({ executionId }) => executionId),
  };
  try {
    const handle = await temporal.workflow.start(workflowTypes.runBatch, {
      workflowId: workflowIds.batch(newId('bt')),
      taskQueue: taskQueues.runs,
      args: [input],
      workflowTaskTimeout,
    });
    const ended = handle.result().catch(() => undefined);
    return { ended: Promise.race([ended, pause(longestMs)]) };
  } catch (error) {
    throw temporalError(error);
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
