import { type RunBatchInput, signals } from '@leadloom/contracts/temporal';
import { condition, continueAsNew, defineSignal, setHandler, workflowInfo } from '@temporalio/workflow';
import { runBatch } from './run-batch.ts';

export const beginBatchSignal = defineSignal<[RunBatchInput]>(signals.beginBatch);

/** Far below Temporal's 51,200 events; a batch takes about 6. */
const maxHistoryLength = 6_000;
const idle = '1 minute';

/**
 * Takes batches by signals, for as long as more come: a signal costs Temporal half of what a new workflow does, and is as durable.
 * @param waiting those that came when its history was about to be cut
 */
export async function runBatches(waiting: RunBatchInput[] = []): Promise<void> {
  const left: RunBatchInput[] = [];
  let taken = 0;
  let underWay = 0;
  const isLong = () => workflowInfo().continueAsNewSuggested || workflowInfo().historyLength > maxHistoryLength;
  const begin = async (input: RunBatchInput) => {
    taken += 1;
    underWay += 1;
    await runBatch(input).finally(() => (underWay -= 1));
  };
  setHandler(beginBatchSignal, async (input) => {
    if (isLong()) left.push(input);
    else await begin(input);
  });
  const carried = Promise.all(waiting.map(begin));
  for (;;) {
    const before = taken;
    await condition(isLong, idle);
    if (!isLong() && taken > before) continue;
    await condition(() => underWay === 0);
    await carried;
    if (isLong()) await continueAsNew<typeof runBatches>(left);
    if (taken === before) return;
  }
}
