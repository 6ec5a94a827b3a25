import {
  type Execution,
  HubError,
  type RunWorkflowInput,
  type WorkflowDocument,
  taskQueues,
  workflowIds,
  workflowTypes,
} from '@leadloom/contracts';
import {
  type SegmentHost,
  type SegmentInput,
  chooseSubWorkflowStart,
  currentUnit,
  fileIdsIn,
  noteFiles,
} from '@leadloom/engine';
import { mayBeCalled } from '@leadloom/graph';
import type { WorkerServices } from '../services.ts';
import { steady } from '../steady/steady.ts';
import { derivedExecutionId } from './derived-execution-id.ts';

type ExecuteWorkflow = ReturnType<SegmentHost['executeWorkflow']>;
type Outputs = Awaited<ReturnType<ExecuteWorkflow>>['data'];

/**
 * Execute Workflow: a child is an execution of its own with its own Temporal workflow. Its id comes from the node run that asks for it, so
 * a parent that is run again after a crash finds the child that it began, and waits for that one.
 */
export function executeSubWorkflow(
  services: WorkerServices,
  claim: RunWorkflowInput,
  input: SegmentInput,
): ExecuteWorkflow {
  const { store, temporal } = services;
  const counts = new Map<string, number>();

  return async (info, _additionalData, options) => {
    const { workspaceId, executionId } = claim;
    const child = await steady(() => childDocument(info as unknown as { id?: string; code?: WorkflowDocument }));
    const unit = currentUnit();
    // Not by the version: one that is published meanwhile is no reason to call again.
    const place = JSON.stringify([executionId, unit, child.calledAs]);
    const nth = (counts.get(place) ?? 0) + 1;
    counts.set(place, nth);
    const id = childIdOf(executionId, `${place}${nth}`);
    const items = options.inputData ?? [{ json: {} }];
    const startNode = chooseSubWorkflowStart(child.document);
    const execution = await steady(() =>
      store.executions.create(workspaceId, {
        id,
        workflowId: child.workflowId,
        workflowName: child.name,
        workflowVersion: child.version,
        documentHash: child.hash,
        mode: 'integrated',
        start: { ...(startNode === undefined ? {} : { startNode }), triggerOutput: [items] },
        files: fileIdsIn(items),
        parent: { executionId, workflowId: input.workflowId },
      }),
    );
    const handle = await steady(() =>
      temporal.workflow.start(workflowTypes.runWorkflow, {
        workflowId: workflowIds.run(id),
        taskQueue: taskQueues.runs,
        args: [{ workspaceId, executionId: id }],
        workflowIdConflictPolicy: 'USE_EXISTING',
        workflowIdReusePolicy: 'ALLOW_DUPLICATE',
      }),
    );
    if (options.doNotWaitToFinish === true) return { executionId: id, data: [null] };
    const stop = () => {
      // Another try of this node waits for the same child.
      if (input.signal.reason === 'interrupted') return;
      void store.executions.requestStop(workspaceId, id).then(() => handle.signal('stop').catch(() => undefined));
    };
    input.signal.addEventListener('abort', stop, { once: true });
    try {
      await steady(() => handle.result());
    } finally {
      input.signal.removeEventListener('abort', stop);
    }
    return { executionId: id, data: await steady(() => outputsOf(execution, options.returnLastRunOnly === true)) };
  };

  async function childDocument(info: { id?: string; code?: WorkflowDocument }) {
    if (info.code !== undefined) {
      const hash = await store.workflows.keepDocument(claim.workspaceId, info.code);
      return {
        document: info.code,
        hash,
        calledAs: hash,
        version: 0,
        workflowId: input.workflowId,
        name: info.code.name ?? 'Workflow in a node',
      };
    }
    const id = info.id ?? '';
    const workflow = await store.workflows.get(claim.workspaceId, id);
    // As n8n does: by hand what is drawn now is tried, all else runs what was published. One that never was is taken as it is drawn: where
    // workflows come from an older n8n, those that are only called were never turned on.
    const version = input.mode === 'manual' ? undefined : (workflow?.activeVersion ?? undefined);
    const stored = await store.workflows.getDocument(claim.workspaceId, id, version);
    if (workflow === null || stored === null)
      throw new HubError(
        'not_found',
        `The workflow "${id}" that this node runs does not exist here: choose another one in the node`,
      );
    if (!mayBeCalled(stored.document, input.workflowId))
      throw new HubError(
        'forbidden',
        `The workflow "${workflow.name}" does not let this one run it: change who may call it in its settings`,
      );
    return {
      document: stored.document,
      hash: stored.hash,
      calledAs: id,
      version: stored.version,
      workflowId: id,
      name: workflow.name,
    };
  }

  async function outputsOf(started: Execution, lastRunOnly: boolean): Promise<Outputs> {
    const ended = await store.executions.get(claim.workspaceId, started.id);
    if (ended?.status !== 'success')
      throw new Error(
        ended?.error?.message ??
          `The sub-workflow "${started.workflowName}" ended with status ${ended?.status ?? 'unknown'}`,
      );
    const data = await loadRunExecutionData(services, claim.workspaceId, started.id);
    const last = data?.resultData.lastNodeExecuted ?? '';
    const runs = data?.resultData.runData[last] ?? [];
    const outputs: Outputs = [];
    for (const run of lastRunOnly ? runs.slice(-1) : runs)
      for (const [output, given] of (run.data?.['main'] ?? []).entries())
        outputs[output] = [...(outputs[output] ?? []), ...(given ?? [])];
    // The caller's own data names them as well.
    noteFiles(fileIdsIn(outputs));
    return outputs;
  }
}

/** It begins with the time of the caller's, as lists and rules of retention go by that. */
function childIdOf(executionId: string, cause: string): string {
  const timed = 'ex_0123456789'.length;
  return executionId.slice(0, timed) + derivedExecutionId(0, cause).slice(timed);
}

/** A run as n8n knows it: its state and what its nodes gave. */
export async function loadRunExecutionData(
  { store }: WorkerServices,
  workspaceId: string,
  executionId: string,
): Promise<Awaited<ReturnType<SegmentHost['getRunExecutionData']>>> {
  const [state, runData] = await Promise.all([
    store.segments.loadState({ executionId }),
    store.nodeOutputs.loadRunData(workspaceId, executionId),
  ]);
  if (state === null) return undefined;
  const data = JSON.parse(state) as NonNullable<Awaited<ReturnType<SegmentHost['getRunExecutionData']>>>;
  data.resultData.runData = runData as typeof data.resultData.runData;
  return data;
}
