import { ApplicationFailure } from '@temporalio/common';
import { type Recurrence, type RunWorkflowInput, type StartScheduledRunInput, timezoneOf } from '@leadloom/contracts';
import { scheduleItem } from '@leadloom/engine';
import { recur, type RecurrenceStates } from '@leadloom/graph';
import type { WorkerServices } from '../services.ts';
import { derivedExecutionId } from './derived-execution-id.ts';
import { findTriggerNode, type TriggerNode, triggeredExecution } from './trigger-node.ts';

/** Inserts the execution of one tick. Null where the workflow is not active any more, and where the tick is not the one that is to run. */
export async function createScheduledRun(
  services: WorkerServices,
  input: StartScheduledRunInput,
  tick: string,
  { dueMs, cameMs }: { dueMs: number; cameMs: number },
): Promise<RunWorkflowInput | null> {
  const { store } = services;
  const trigger = await findTriggerNode(services, input);
  if (trigger === null) return null;
  const { workspaceId, every } = input;
  // n8n's older nodes of this kind give an empty item.
  const isSchedule = trigger.node.type === 'n8n-nodes-base.scheduleTrigger';
  const item = isSchedule ? scheduleItem(dueMs, timezoneOf(trigger.document)) : { json: {} };
  const id = derivedExecutionId(cameMs, workspaceId, tick);
  const execution = triggeredExecution(input, trigger, id, [[item]]);
  const run = { workspaceId, executionId: id };
  if (every === undefined) {
    await store.executions.create(workspaceId, execution);
    return run;
  }
  if ((await store.executions.get(workspaceId, id)) !== null) return run;
  const next = await nextCursor(services, input, every, trigger, dueMs);
  if (next === null) return null;
  // The count and the run that it begins, both or neither: a tick that is looked at again after a crash finds its run.
  if (!(await store.triggers.move(workspaceId, placeOf(input), { ...next, execution })))
    throw ApplicationFailure.retryable('Another rule of this node was looked at meanwhile', 'conflict');
  return run;
}

/** Null where the tick is not due. */
async function nextCursor(
  { store }: WorkerServices,
  input: StartScheduledRunInput,
  { index, ...every }: Recurrence & { index: number },
  { document }: TriggerNode,
  dueMs: number,
): Promise<{ cursor: string; moves: number } | null> {
  const { cursor, moves } = await store.triggers.get(input.workspaceId, placeOf(input));
  const rules = JSON.parse(cursor) as RecurrenceStates;
  const { isDue, state } = recur(every, rules[index], dueMs, timezoneOf(document));
  return isDue ? { cursor: JSON.stringify({ ...rules, [index]: state }), moves } : null;
}

function placeOf({ workflowId, node }: StartScheduledRunInput) {
  return { workflowId, node };
}
