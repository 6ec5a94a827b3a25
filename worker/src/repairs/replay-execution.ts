import { HubError, type NodeRun, type WorkflowDocument } from '@leadloom/contracts';
import { type RunState, type SegmentInput, runSegment, withFiles } from '@leadloom/engine';
import type { RepairEnd } from '@leadloom/store';
import { variablesOf } from '../runs/variables-of.ts';
import type { TriggerHosts } from '../runs/trigger-node.ts';
import type { WorkerServices } from '../services.ts';
import { closedDoor } from './closed-door.ts';
import { compareRuns } from './compare-runs.ts';
import type { RepairTask } from './create-repair-activities.ts';
import { pinReplay } from './pin-replay.ts';

/** A loop that never ends is a fault, not a reason to wait. */
const mostSegments = 2_000;

/**
 * Runs an execution again on another version, in this process: requests are answered from its journal and none is sent, what cannot be
 * answered from there gives what it gave, and nothing is stored but how the outputs differ.
 */
export async function replayExecution(
  services: WorkerServices,
  hosts: TriggerHosts,
  task: RepairTask,
): Promise<RepairEnd> {
  const { store } = services;
  const { workspaceId, item, request, signal } = task;
  const stored = await store.retries.load(workspaceId, item.subject, { usesNewest: false });
  if (stored === null) throw new HubError('not_found', `The execution ${item.subject} is gone`);
  const { execution, document: ran, nodeRuns } = stored;
  const { workflowId, workflowName } = execution;
  const version = await store.workflows.getDocument(workspaceId, workflowId, request.version);
  if (version === null) throw new HubError('not_found', 'That version of the workflow is gone');
  const { document } = version;
  const first = beginning(nodeRuns, document);
  const [before, sent, variables, staticData] = await Promise.all([
    store.nodeOutputs.loadRunData(workspaceId, execution.id) as Promise<RunState['runData']>,
    store.effects.summaries(workspaceId, [execution.id], mostSegments),
    variablesOf(services, workspaceId, document),
    store.workflows.getStaticData(workspaceId, workflowId),
  ]);
  const { pinData, blocked } = pinReplay({
    ran,
    document,
    nodeRuns,
    before,
    sent: new Set(sent.map(({ unit }) => unit)),
  });
  delete pinData[first.node];
  const host = {
    ...(await hosts.hostOf(workspaceId, document)),
    aroundNode: closedDoor(hosts.door, { workspaceId, executionId: execution.id, blocked }),
  };
  const begin: SegmentInput = {
    workspaceId,
    executionId: execution.id,
    workflowId,
    workflowName,
    // A run by hand would pin what the document has pinned.
    mode: execution.mode === 'manual' ? 'trigger' : execution.mode,
    document,
    variables,
    staticData: staticData as SegmentInput['staticData'],
    start: { startNode: first.node, triggerOutput: itemsOf(before, first), pinData },
    resume: null,
    mayHaveEffect: true,
    budgetMs: Number.MAX_SAFE_INTEGER,
    signal,
  };
  const after = await withFiles({ workspaceId, store: hosts.door.files }, async () => {
    let input = begin;
    for (let segment = 0; segment < mostSegments; segment += 1) {
      const { end, state, staticData: changed } = await runSegment(host, input);
      if (end.kind !== 'continue') return { end, runData: state.runData };
      input = { ...input, resume: state, staticData: changed ?? input.staticData };
    }
    throw new HubError('conflict', `It did not end in ${mostSegments} parts`);
  });
  signal.throwIfAborted();
  const { end } = after;
  const report = compareRuns(before, after.runData, {
    before: execution.status,
    after: end.kind === 'finished' ? end.status : 'waiting',
    error:
      end.kind === 'finished' && end.error !== null
        ? [end.error.node, end.error.message].filter(Boolean).join(': ')
        : null,
  });
  return { outcome: report.isSame ? 'same' : 'different', report: report.report };
}

function beginning(nodeRuns: readonly NodeRun[], document: WorkflowDocument): NodeRun {
  const first = nodeRuns.find(({ source }) => source.every((from) => from === null));
  if (first === undefined) throw new HubError('conflict', 'It never came to a node');
  if (!document.nodes.some(({ name, disabled }) => name === first.node && disabled !== true))
    throw new HubError('conflict', `It began at "${first.node}", which that version has not, or has disabled`);
  return first;
}

function itemsOf(runData: RunState['runData'], { node, run }: NodeRun) {
  return (runData[node]?.[run]?.data?.['main'] ?? []).map((items) => items ?? []);
}
