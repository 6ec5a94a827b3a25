import { taskQueues } from '@leadloom/contracts/temporal';
import { proxyActivities } from '@temporalio/workflow';

export interface TidyActivities {
  listWorkspaceIds(): Promise<string[]>;
  /** Deletes some of what the rules of a workspace do not keep. */
  pruneSome(workspaceId: string): Promise<Tidied>;
  /** Deletes or masks some of what the settings of workflows do not keep. */
  tidySome(): Promise<Tidied>;
  /** Deletes some of what nothing points to. */
  sweepSome(): Promise<Tidied>;
}

export interface Tidied {
  count: number;
  /** There may be more. */
  isMore: boolean;
}

const { listWorkspaceIds, pruneSome, tidySome, sweepSome } = proxyActivities<TidyActivities>({
  taskQueue: taskQueues.runs,
  startToCloseTimeout: '2 minutes',
  retry: { maximumAttempts: 5 },
});

/** So much that its history stays short; the next time goes on. */
const mostBatches = 200;

/** Deletes what is not to be kept, batch by batch. Answers how many things those were. */
export async function tidyUp(): Promise<number> {
  let batches = 0;
  let count = 0;
  const toEnd = async (some: () => Promise<Tidied>) => {
    for (let isMore = true; isMore && batches < mostBatches; batches++) {
      const done = await some();
      count += done.count;
      isMore = done.isMore;
    }
  };
  await toEnd(tidySome);
  for (const workspaceId of await listWorkspaceIds()) await toEnd(() => pruneSome(workspaceId));
  await toEnd(sweepSome);
  return count;
}
