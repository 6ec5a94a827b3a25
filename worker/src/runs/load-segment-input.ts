import type { SegmentInput } from '@leadloom/engine';
import type { Claim } from '@leadloom/store';
import type { WorkerServices } from '../services.ts';
import type { StateCache } from './state-cache.ts';
import { variablesOf } from './variables-of.ts';

/** The first segment is a local activity: it must give way to its Temporal workflow task, and to others of its batch, soon. */
const firstSegmentBudgetMs = 500;
const segmentBudgetMs = 5 * 60_000;

/** What a segment runs on: the document, how the run began, and where it was when it was cut. */
export async function loadSegmentInput(
  services: WorkerServices,
  cache: StateCache,
  claim: Claim,
  { mayHaveEffect, signal }: Pick<SegmentInput, 'mayHaveEffect' | 'signal'>,
): Promise<SegmentInput> {
  const { store } = services;
  const { workspaceId, executionId, row } = claim;
  const takenBy = row.wait?.takenBy;
  const [document, start, staticData, resume, output] = await Promise.all([
    store.segments.loadDocument(claim),
    store.segments.loadStart(claim),
    store.workflows.getStaticData(workspaceId, row.workflowId),
    resumeState(store, cache, claim),
    takenBy === undefined ? null : store.inbox.getOutput(workspaceId, takenBy),
  ]);
  const reused =
    start.reuse === undefined || resume !== null
      ? undefined
      : await store.nodeOutputs.loadRunData(workspaceId, start.reuse.executionId);
  return {
    ...(reused === undefined ? {} : { reused: reused as NonNullable<SegmentInput['reused']> }),
    workspaceId,
    executionId,
    workflowId: row.workflowId,
    workflowName: row.workflowName,
    mode: row.mode,
    document,
    variables: await variablesOf(services, workspaceId, document),
    staticData: staticData as SegmentInput['staticData'],
    start: start as SegmentInput['start'],
    resume,
    ...(output === null ? {} : { resumeOutput: JSON.parse(output) as NonNullable<SegmentInput['resumeOutput']> }),
    mayHaveEffect,
    budgetMs: mayHaveEffect ? segmentBudgetMs : firstSegmentBudgetMs,
    signal,
  };
}

async function resumeState(
  store: WorkerServices['store'],
  cache: StateCache,
  claim: Claim,
): Promise<SegmentInput['resume']> {
  if (claim.row.segments === 0) return null;
  const cached = cache.take(claim.executionId, claim.row.segments);
  if (cached !== null) return cached;
  const [state, runData] = await Promise.all([
    store.segments.loadState(claim),
    store.nodeOutputs.loadRunData(claim.workspaceId, claim.executionId),
  ]);
  if (state === null) throw new Error(`the state of execution ${claim.executionId} is gone`);
  return { state, runData: runData as NonNullable<SegmentInput['resume']>['runData'] };
}
