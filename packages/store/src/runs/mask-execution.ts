import type { NodeRun } from '@leadloom/contracts';
import { ObjectId } from 'mongodb';
import type { TaskRecord } from './split-node-run.ts';
import { maskItem, wholeItem } from './mask-item.ts';
import type { ExecutionRow, RunContext, SmallSegment, StoredText } from './run-context.ts';
import type { ExecutionStart } from './executions.ts';
import { readText, storeText } from './stored-text.ts';

/** Of n8n's record of a node run: what tells nothing of its items. */
const plainFields = new Set(['startTime', 'executionTime', 'executionIndex', 'executionStatus', 'source', 'outputs']);

/**
 * Takes fields out of what an execution that is over has left. What only its going on would need is deleted: its state, requests and their answers.
 * May be done again after a crash.
 */
export async function maskExecution(context: RunContext, row: ExecutionRow, paths: readonly string[]): Promise<void> {
  const { executions, nodeRuns, executionData, runEvents, states, effects, files } = context;
  const { _id: executionId, workspaceId } = row;
  const isWhole = paths.includes(wholeItem);

  const change = async (stored: StoredText, masked: (text: string) => unknown): Promise<StoredText> =>
    storeText(context, JSON.stringify(masked(await readText(context, stored))), { executionId });

  for await (const chunk of executionData.find({ workspaceId, executionId })) {
    const items = await change(chunk.items, (text) => maskItems(JSON.parse(text), paths));
    await executionData.updateOne({ _id: chunk._id }, { $set: { items } });
    await removeBlob(context, chunk.items);
  }
  for await (const run of nodeRuns.find({ workspaceId, executionId })) {
    const hidden = isWhole ? { 'summary.error': { message: hiddenMessage } } : {};
    const $set = {
      task: JSON.stringify(plainOf(JSON.parse(run.task) as object)),
      ...(run.summary.error === undefined ? {} : hidden),
    };
    await nodeRuns.updateOne({ _id: run._id }, { $set });
  }
  if (isWhole) {
    const told = { workspaceId, executionId };
    await runEvents.updateMany(
      { ...told, 'nodeRun.error': { $exists: true } },
      { $set: { 'nodeRun.error': { message: hiddenMessage } } },
    );
    await runEvents.updateMany(
      { ...told, type: 'execution-finished', error: { $ne: null } },
      { $set: { error: { message: hiddenMessage } } },
    );
    await runEvents.updateMany({ ...told, type: 'node-retrying' }, { $set: { message: hiddenMessage } });
    await files.release(workspaceId, executionId);
  }
  const state = await states.findOne({ _id: executionId });
  if (state !== null) {
    await states.deleteOne({ _id: executionId });
    await removeBlob(context, state.state);
  }
  for await (const { answer } of effects.find({
    workspaceId,
    scopeId: executionId,
    'answer.blob': { $type: 'string' },
  }))
    if (answer?.blob !== null && answer?.blob !== undefined) await removeBlob(context, { blob: answer.blob });
  await effects.deleteMany({ workspaceId, scopeId: executionId });
  const start = await change(row.start, (text) => maskStart(JSON.parse(text) as ExecutionStart, paths));
  const small = row.small === undefined ? {} : { small: maskSmall(row.small, paths) };
  const error = isWhole && row.error !== null ? { error: { message: hiddenMessage } } : {};
  await executions.updateOne(
    { _id: executionId },
    {
      $set: { start, isMasked: true, ...small, ...error },
      $unset: { tidyAt: '', tidy: '', answer: '', 'flow.items': '', ...(isWhole ? { customData: '', retry: '' } : {}) },
    },
  );
  for (const stored of [row.start, row.flow?.items ?? { text: '' }]) await removeBlob(context, stored);
}

const hiddenMessage = 'Not kept, as the workflow asks';

/** The first segment, where the row itself holds it. */
function maskSmall(small: SmallSegment, paths: readonly string[]): SmallSegment {
  const isWhole = paths.includes(wholeItem);
  const runs = (JSON.parse(small.runs) as { summary: NodeRun; task: TaskRecord }[]).map(({ summary, task }) => {
    const main = task.data?.main?.map((items) => (items === null ? null : maskItems(items, paths)));
    const data = main === undefined ? {} : { data: { main } };
    return { summary: isWhole ? withoutError(summary) : summary, task: { ...plainOf(task), ...data } };
  });
  const events = small.events.map((event) => {
    if (!isWhole) return event;
    if (event.type === 'node-finished') return { ...event, nodeRun: withoutError(event.nodeRun) };
    return event.type === 'execution-finished' && event.error !== null
      ? { ...event, error: { message: hiddenMessage } }
      : event;
  });
  return { ...small, runs: JSON.stringify(runs), state: '{"resultData":{}}', events };
}

function withoutError(run: NodeRun): NodeRun {
  return run.error === undefined ? run : { ...run, error: { message: hiddenMessage } };
}

function plainOf(task: object): object {
  return Object.fromEntries(Object.entries(task).filter(([name]) => plainFields.has(name)));
}

function maskItems(items: unknown, paths: readonly string[]): unknown[] {
  return Array.isArray(items) ? items.map((item) => maskItem(item, paths)) : [];
}

function maskStart({ startNode, triggerOutput }: ExecutionStart, paths: readonly string[]): ExecutionStart {
  return {
    ...(startNode === undefined ? {} : { startNode }),
    ...(triggerOutput === undefined ? {} : { triggerOutput: triggerOutput.map((items) => maskItems(items, paths)) }),
  };
}

async function removeBlob({ db }: RunContext, stored: StoredText): Promise<void> {
  if (!('blob' in stored)) return;
  const _id = ObjectId.createFromHexString(stored.blob);
  // Not the bucket's own deletion, which fails where a crash has left half of it done.
  await db.collection('runBlobs.chunks').deleteMany({ files_id: _id });
  await db.collection('runBlobs.files').deleteOne({ _id });
}
