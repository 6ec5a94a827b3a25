import { type RunWorkflowInput, taskQueues, type TriggerInput, workflowIds, workflowTypes } from '@leadloom/contracts';
import type { Heard } from '@leadloom/engine';
import { newId } from '@leadloom/store';
import type { IRun } from 'n8n-workflow';
import type { WorkerServices } from '../services.ts';
import { loadRunExecutionData } from './execute-sub-workflow.ts';
import { reportTriggerFault } from './trigger-fault.ts';
import { type TriggerNode, triggeredExecution } from './trigger-node.ts';

const dayS = 86_400;

/** Begins the run of what a listening trigger heard. A node that waits for its end, to acknowledge what it heard, is told it later. */
export async function beginHeardRun(
  services: WorkerServices,
  input: TriggerInput,
  trigger: TriggerNode,
  { items, cursor, done, key }: Heard,
): Promise<void> {
  const { store } = services;
  const { workspaceId, workflowId, node } = input;
  const fail = (error: unknown) => done?.reject(error instanceof Error ? error : new Error(String(error)));
  try {
    const execution = triggeredExecution(input, trigger, newId('ex'), items);
    if (key !== undefined && !(await isNew(services, input, key, execution.id))) return;
    await store.triggers.keepCursor(workspaceId, { workflowId, node }, cursor);
    const run = { workspaceId, executionId: (await store.executions.create(workspaceId, execution)).id };
    const handle = await startRun(services, run);
    if (done !== undefined)
      void handle
        .result()
        .then(async () => done.resolve(await endOf(services, run)))
        .catch(fail);
  } catch (error) {
    fail(error);
    throw error;
  }
}

/** A run that has ended, as n8n tells its nodes of it. */
async function endOf(services: WorkerServices, { workspaceId, executionId }: RunWorkflowInput): Promise<IRun> {
  const [ended, data] = await Promise.all([
    services.store.executions.get(workspaceId, executionId),
    loadRunExecutionData(services, workspaceId, executionId),
  ]);
  if (ended === null || data === undefined) throw new Error(`the run ${executionId} has left nothing`);
  const isWell = ended.status === 'success';
  const at = { startedAt: new Date(ended.startedAt), stoppedAt: new Date(ended.finishedAt ?? ended.startedAt) };
  return { data, mode: 'trigger', status: isWell ? 'success' : 'error', finished: isWell, storedAt: 'db', ...at };
}

/** A node that names its events gives one again when it does not know whether it was heard. */
async function isNew(
  { store }: WorkerServices,
  { workspaceId, workflowId, node }: TriggerInput,
  key: string,
  executionId: string,
) {
  const place = { workflowId, node };
  if (await store.triggers.takeKey(workspaceId, place, { key: `event ${key}`, executionId, windowS: dayS }))
    return true;
  await store.triggers.countHeldBack(workspaceId, place, 1);
  return false;
}

/** Begins the error run of an event that the trigger could not read. */
export async function startErrorRun(
  services: WorkerServices,
  input: TriggerInput,
  trigger: TriggerNode,
  error: Error,
): Promise<void> {
  const occasion = { occasion: newId('fault'), at: Date.now() };
  const run = await reportTriggerFault(services, input, trigger, error, occasion);
  if (run !== null) await startRun(services, run);
}

function startRun({ temporal }: WorkerServices, run: RunWorkflowInput) {
  return temporal.workflow.start(workflowTypes.runWorkflow, {
    workflowId: workflowIds.run(run.executionId),
    taskQueue: taskQueues.runs,
    args: [run],
    workflowIdConflictPolicy: 'USE_EXISTING',
  });
}
