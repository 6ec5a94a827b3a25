import { CancelledFailure } from '@temporalio/activity';
import type { ListenVerdict, RunWorkflowInput, TriggerInput } from '@leadloom/contracts';
import { signals, taskQueues, workflowIds, workflowTypes } from '@leadloom/contracts';
import { type Heard, listenNode } from '@leadloom/engine';
import { newId } from '@leadloom/store';
import type { WorkerServices } from '../services.ts';
import { loadRunExecutionData } from './execute-sub-workflow.ts';
import { reportTriggerFault } from './trigger-fault.ts';
import { findTriggerNode, type TriggerHosts, type TriggerNode, triggeredExecution } from './trigger-node.ts';
import { inTriggerScope } from './trigger-scope.ts';
import { variablesOf } from './variables-of.ts';
import { whileAlive } from './while-alive.ts';

const dayS = 86_400;

/**
 * Listens for a workflow until it is cancelled, this process leaves, or the node fails. It is the one live copy: Temporal starts another only
 * when this one has ended, or its worker has not been heard of for some seconds.
 */
export async function listenToTrigger(
  services: WorkerServices,
  hosts: TriggerHosts,
  leaving: AbortSignal,
  input: TriggerInput,
): Promise<ListenVerdict> {
  const { store, metrics, log } = services;
  const { workspaceId, workflowId, node } = input;
  const place = { workflowId, node };
  const trigger = await findTriggerNode(services, input);
  if (trigger === null) return { end: 'gone', run: null };
  const workflowHandle = services.temporal.workflow.getHandle(workflowIds.trigger(workflowId, node));

  return whileAlive(async (cancelled) => {
    const over = AbortSignal.any([cancelled, leaving]);
    const fault = Promise.withResolvers<Error>();
    const begun = new Set<Promise<void>>();
    const note = (work: Promise<void>) => {
      const noted = work
        .catch((error: unknown) => log.error({ error, workflowId, node }, 'what a trigger heard began no run'))
        .finally(() => begun.delete(noted));
      begun.add(noted);
    };
    let close: (() => Promise<void>) | undefined;
    try {
      const { cursor } = await store.triggers.get(workspaceId, place);
      const variables = await variablesOf(services, workspaceId, trigger.document);
      const given = { ...input, workflowName: trigger.workflowName, document: trigger.document, variables, cursor };
      close = await inTriggerScope(hosts.door, input, trigger, over, () =>
        listenNode(
          hosts.hostOf(workspaceId),
          { ...given, isActivating: input.isActivating === true, signal: over },
          {
            onHeard: (heard) => note(beginRun(services, input, trigger, heard)),
            onFault: fault.resolve,
            onBadEvent: (error) => note(startErrorRun(services, input, trigger, error)),
          },
        ),
      );
      await store.triggers.noteWell(workspaceId, place);
      await workflowHandle.signal(signals.listening);
      metrics.listening.inc();
      const end = await Promise.race([fault.promise, aborted(over)]).finally(() => metrics.listening.dec());
      if (end instanceof Error) throw end;
    } catch (error) {
      await close?.().catch(() => undefined);
      await Promise.all(begun);
      if (over.aborted) return left(cancelled);
      const at = Date.now();
      const occasion = { occasion: newId('fault'), at };
      return { end: 'failed', run: await reportTriggerFault(services, input, trigger, error, occasion) };
    }
    await close();
    await Promise.all(begun);
    return left(cancelled);
  });
}

function left(cancelled: AbortSignal): ListenVerdict {
  // A cancellation that Temporal asked for is answered as one; a leaving process says that another may listen.
  const { reason } = cancelled as { reason: unknown };
  if (cancelled.aborted && reason instanceof CancelledFailure && reason.message !== 'WORKER_SHUTDOWN') throw reason;
  return { end: 'left', run: null };
}

async function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
}

async function beginRun(
  services: WorkerServices,
  input: TriggerInput,
  trigger: TriggerNode,
  { items, cursor, done, key }: Heard,
): Promise<void> {
  const { store } = services;
  const { workspaceId, workflowId, node } = input;
  try {
    const execution = triggeredExecution(input, trigger, newId('ex'), items);
    if (key !== undefined && !(await isNew(services, input, key, execution.id))) return;
    await store.triggers.keepCursor(workspaceId, { workflowId, node }, cursor);
    const { id: executionId } = await store.executions.create(workspaceId, execution);
    const run = await startRun(services, { workspaceId, executionId });
    if (done === undefined) return;
    await run.result();
    const ended = await store.executions.get(workspaceId, executionId);
    const data = await loadRunExecutionData(services, workspaceId, executionId);
    const status = ended?.status === 'success' ? 'success' : 'error';
    if (data === undefined) throw new Error(`the run ${executionId} has left nothing`);
    const at = { startedAt: new Date(ended?.startedAt ?? 0), stoppedAt: new Date(ended?.finishedAt ?? 0) };
    done.resolve({ data, mode: 'trigger', status, finished: status === 'success', storedAt: 'db', ...at });
  } catch (error) {
    done?.reject(error instanceof Error ? error : new Error(String(error)));
    throw error;
  }
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

async function startErrorRun(
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
