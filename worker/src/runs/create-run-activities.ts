import { Context } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';
import { HubError, type RunWorkflowInput, type SegmentVerdict, type WorkflowDocument } from '@leadloom/contracts';
import {
  type NodeCatalogue,
  type SegmentHost,
  type SegmentOutput,
  runSegment,
  stringify,
  withFiles,
} from '@leadloom/engine';
import type { Claim, SegmentPublication } from '@leadloom/store';
import type { CallActivities, RunActivities } from '@leadloom/workflows';
import type { DoorParts } from '../door-parts.ts';
import { keptPins, type PackageViews } from '../node-packages/package-views.ts';
import type { WorkerServices } from '../services.ts';
import { toTemporalFailure } from '../temporal-failure.ts';
import { keepDeadLetters } from '../dead-letters/keep-dead-letters.ts';
import { createCallActivities } from './create-call-activities.ts';
import { holdAtGate } from './flow/hold-at-gate.ts';
import { holdBackRepeats } from './hold-back-repeats.ts';
import { loadSegmentInput } from './load-segment-input.ts';
import { publicationOf } from './publication.ts';
import type { RunningSegments } from './running-segments.ts';
import { createSegmentCalls } from './segment-calls.ts';
import { createWebhookAnswering } from './webhook-answering.ts';
import { countsOf, plannedRetryOf } from './retry/plan-retry.ts';
import type { StateCache } from './state-cache.ts';
import { tidyingAtEnd } from './tidying-at-end.ts';
import { type TimeLimit, limitTime, timedOutMessage } from './time-limit.ts';

const heartbeatMs = 1_500;
/** A first segment that ends its worker must not do so for ever. */
const mostStarts = 3;

export interface RunParts {
  door: DoorParts;
  running: RunningSegments;
  cache: StateCache;
  views: PackageViews;
  hostFor(run: RunWorkflowInput, catalogue: NodeCatalogue): Omit<SegmentHost, 'aroundNode'>;
}

interface Ran {
  output: SegmentOutput;
  document: WorkflowDocument;
  kept: Pick<SegmentPublication, 'files' | 'packages'>;
}

export function createRunActivities(services: WorkerServices, parts: RunParts): RunActivities & CallActivities {
  const { store, log, metrics } = services;
  const answering = createWebhookAnswering(services);

  async function run(run: RunWorkflowInput, segment: number, mayHaveEffect: boolean): Promise<SegmentVerdict> {
    const claim = await store.segments.claim(run.workspaceId, run.executionId, segment);
    if (claim === null) throw new HubError('not_found', `Execution ${run.executionId} is not in the store`);
    if ('verdict' in claim) return claim.verdict;
    if (claim.row.stopRequested) return finish(claim, 'canceled', null);
    const { retry } = claim.row;
    // Its worker died after it had put the segment off and before it had said so.
    if (retry?.segment === segment && Date.parse(retry.until) > Date.now())
      return { kind: 'postponed', segment, node: retry.node, untilMs: Date.parse(retry.until) };
    // A run that was held has been begun once more, to be held.
    if (segment === 0 && claim.attempt > mostStarts + (claim.row.flow === undefined ? 0 : 1))
      return finish(
        claim,
        'error',
        `It was begun ${mostStarts} times, and each time its worker ended before its first part was done`,
      );

    const { signal, leave, stop } = parts.running.enter(run.executionId);
    const cancelled = Context.current().cancellationSignal;
    const interrupt = () => stop('interrupted');
    cancelled.addEventListener('abort', interrupt, { once: true });
    const context = Context.current();
    const heartbeat = setInterval(() => context.info.isLocal || context.heartbeat(), heartbeatMs);
    const finishTimer = metrics.segmentSeconds.startTimer();
    metrics.running.inc();
    let interruption: HubError | null = null;
    let limit: TimeLimit | undefined;
    try {
      const calls = createSegmentCalls(parts.door, claim, (reason) => {
        interruption = reason;
        interrupt();
      });
      const input = await loadSegmentInput(services, parts.cache, claim, { mayHaveEffect, signal });
      limit = limitTime(claim, input.document, () => stop('timed out'));
      const { deadlineMs, isOver } = limit;
      if (isOver()) return await finish(claim, 'canceled', timedOutMessage);
      const found = await parts.views.of(run.workspaceId, input.document, claim.row.packages).catch(asFault);
      if (found instanceof HubError) return await finish(claim, 'error', found.message);
      const host: SegmentHost = { ...parts.hostFor(claim, found.catalogue), ...calls };
      return await withFiles({ workspaceId: run.workspaceId, store: parts.door.files }, async (written) => {
        const webhook = await answering.begin(claim, host, input);
        if (webhook.kind !== 'run')
          return finish(claim, webhook.kind === 'refused' ? 'success' : 'error', webhook.message);
        const heldBack = await holdBackRepeats(services, claim, host, input);
        if (heldBack !== null) return finish(claim, heldBack.status, heldBack.message);
        const held = await holdAtGate(services, claim, host, input);
        if (held !== null) return held.kind === 'held' ? held : finish(claim, 'error', held.message);
        const stream = await answering.streamOf(claim, input.start, webhook.plan);
        const output = await runSegment(host, { ...input, ...stream });
        await stream.allSent?.();
        if (interruption !== null) return interrupted(claim, interruption, deadlineMs);
        if (cancelled.aborted) throw ApplicationFailure.retryable('This worker is shutting down', 'unavailable');
        await answering.respond(claim, input.start, output);
        const ended = isOver() ? timedOut(output) : output;
        const kept = { files: written, ...keptPins(claim, found) };
        return publish(claim, { output: ended, document: input.document, kept });
      });
    } finally {
      clearInterval(heartbeat);
      limit?.clear();
      cancelled.removeEventListener('abort', interrupt);
      leave();
      finishTimer();
      metrics.running.dec();
    }
  }

  async function publish(claim: Claim, { output, document, kept }: Ran): Promise<SegmentVerdict> {
    const publication = publicationOf(claim, output, document);
    await keepDeadLetters(services, claim, output.setAside);
    if (!(await store.segments.publish(claim, { ...publication, ...kept, stringify })))
      throw ApplicationFailure.retryable('Another worker has taken this execution over', 'conflict');
    metrics.segments.inc({ end: publication.verdict.kind });
    if (publication.verdict.kind !== 'finished') parts.cache.put(claim.executionId, claim.segment + 1, output.state);
    else
      log.info(
        { executionId: claim.executionId, status: publication.status, segments: claim.segment + 1 },
        'execution ended',
      );
    return publication.verdict;
  }

  async function interrupted(claim: Claim, interruption: HubError, deadlineMs: number | null): Promise<SegmentVerdict> {
    if (interruption.retryAfterMs !== undefined) return postpone(claim, interruption, deadlineMs);
    if (interruption.code !== 'outcome_unknown') throw toTemporalFailure(interruption);
    const { node, request } = interruption.details as { node: string; request: string };
    await store.segments.setAside(claim, {
      status: 'needs_decision',
      error: { message: interruption.message, node },
      event: { type: 'decision-needed', at: new Date().toISOString(), node, request },
      tidy: null,
    });
    metrics.segments.inc({ end: 'needs_decision' });
    return { kind: 'needs_decision', segment: claim.segment, node, request };
  }

  /** The wait is Temporal's: this process is free for others, and may end. It is no longer than the execution may run. */
  async function postpone(claim: Claim, interruption: HubError, deadlineMs: number | null): Promise<SegmentVerdict> {
    const { workspaceId, executionId, segment } = claim;
    const untilMs = Math.min(Date.now() + (interruption.retryAfterMs ?? 0), deadlineMs ?? Number.MAX_SAFE_INTEGER);
    const planned = plannedRetryOf(interruption);
    metrics.segments.inc({ end: 'postponed' });
    if (planned === null) return { kind: 'postponed', segment, node: claim.row.next?.node ?? '', untilMs };
    const { node, run, failure } = planned;
    const retry = { ...planned, until: new Date(untilMs).toISOString() };
    await store.effects.forgetFailures(workspaceId, executionId, node, run);
    await store.segments.setAside(claim, {
      status: 'running',
      error: null,
      event: { type: 'node-retrying', at: new Date().toISOString(), ...retry },
      retry: { ...retry, segment, counts: { ...countsOf(claim, node, run), [failure]: retry.retry } },
      tidy: null,
    });
    metrics.nodeRetries.inc({ failure });
    return { kind: 'postponed', segment, node, untilMs };
  }

  async function finish(
    claim: Claim,
    status: 'success' | 'canceled' | 'error',
    message: string | null,
  ): Promise<SegmentVerdict> {
    const error = message === null ? null : { message };
    if (status !== 'success') await answering.refuse(claim);
    await store.segments.setAside(claim, {
      status,
      error,
      event: { type: 'execution-finished', at: new Date().toISOString(), status, error },
      tidy: await tidyingAtEnd(services, claim, status),
    });
    return { kind: 'finished', status };
  }

  return {
    ...createCallActivities(services, parts),
    runFirstSegment: (input) => run(input, 0, false),
    runSegment: (input, segment) => run(input, segment, true),
    async decideRun(input, decision) {
      await store.effects.decide(input.workspaceId, input.executionId, decision);
    },
    async endRun(input, end) {
      const claim = await store.segments.claim(input.workspaceId, input.executionId, Number.MAX_SAFE_INTEGER);
      if (claim !== null && 'attempt' in claim) await finish(claim, end.status, end.message ?? null);
    },
  };
}

/** Stopped by its time limit, not by a person. */
function timedOut(output: SegmentOutput): SegmentOutput {
  if (output.end.kind !== 'finished' || output.end.status !== 'canceled') return output;
  return { ...output, end: { ...output.end, error: { message: timedOutMessage } } };
}

/** A package that cannot be loaded is the run's fault, not the activity's: it would not be there on a second try either. */
function asFault(error: unknown): HubError {
  if (error instanceof HubError && !error.retryable) return error;
  throw toTemporalFailure(error);
}
