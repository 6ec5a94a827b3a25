import { Context } from '@temporalio/activity';
import type { RunBatchInput, SegmentVerdict } from '@leadloom/contracts';
import { type SegmentHost, runSegment, stringify, withFiles } from '@leadloom/engine';
import { ownSettingsOf } from '@leadloom/graph';
import type { Claim } from '@leadloom/store';
import type { BatchActivities } from '@leadloom/workflows';
import { keptPins } from '../node-packages/package-views.ts';
import type { WorkerServices } from '../services.ts';
import { keepDeadLetters } from '../dead-letters/keep-dead-letters.ts';
import { type BatchView, viewBatch } from './batch-view.ts';
import type { RunParts } from './create-run-activities.ts';
import { inParallel } from './in-parallel.ts';
import { loadSegmentInput } from './load-segment-input.ts';
import { publicationOf } from './publication.ts';
import { createSegmentCalls } from './segment-calls.ts';
import { createWebhookAnswering } from './webhook-answering.ts';

/** Nodes that wait for something (code, a file) let others go on. */
const runsAtOnce = 16;

/** First segments of many executions, published together with those that come to their end at the same time. */
export function createBatchActivities(services: WorkerServices, parts: RunParts): BatchActivities {
  const { store, log, metrics } = services;

  const runOne = (view: BatchView, claim: Claim): Promise<SegmentVerdict | null> =>
    withFiles({ workspaceId: claim.workspaceId, store: parts.door.files }, (written) =>
      runWithFiles(view, claim, written),
    );

  async function runWithFiles(view: BatchView, claim: Claim, files: readonly string[]): Promise<SegmentVerdict | null> {
    if (claim.row.stopRequested) return null;
    const { signal, leave, stop } = parts.running.enter(claim.executionId);
    const finishTimer = metrics.segmentSeconds.startTimer();
    metrics.running.inc();
    try {
      let isInterrupted = false;
      const calls = createSegmentCalls(parts.door, claim, () => {
        isInterrupted = true;
        stop('interrupted');
      });
      const input = await loadSegmentInput(view.services, parts.cache, claim, { mayHaveEffect: false, signal });
      const found = await parts.views.of(claim.workspaceId, input.document);
      const host: SegmentHost = { ...parts.hostFor(claim, found.catalogue), ...calls };
      // A key that repeats are told by is taken by one run alone, which may have to give way to another of this batch; a held run waits alone.
      const { deduplicate, flow } = ownSettingsOf(input.document);
      if (deduplicate !== undefined || flow !== undefined) return null;
      const answering = createWebhookAnswering(view.services);
      const beginning = await answering.begin(claim, host, input);
      // Pieces of a streamed answer are not to wait for others.
      if (beginning.kind !== 'run' || beginning.plan?.mode === 'streaming') return null;
      const output = await runSegment(host, input);
      if (isInterrupted || signal.aborted) return null;
      await answering.respond(claim, input.start, output);
      if (output.staticData !== null) view.keepStaticData(claim, output.staticData);
      const publication = publicationOf(claim, output, input.document);
      await keepDeadLetters(services, claim, output.setAside);
      const begun = {
        type: 'execution-started' as const,
        at: new Date().toISOString(),
        mode: claim.row.mode,
      };
      if (publication.verdict.kind !== 'finished') await view.keepPlanOf(claim);
      const isPublished = await store.segments.publishWithOthers({
        claim,
        publication: {
          ...publication,
          ...keptPins(claim, found),
          events: [begun, ...publication.events],
          files,
          stringify,
        },
        answers: view.answersOf(claim),
      });
      if (!isPublished) return null;
      metrics.segments.inc({ end: publication.verdict.kind });
      if (publication.verdict.kind !== 'finished') parts.cache.put(claim.executionId, 1, output.state);
      else log.info({ executionId: claim.executionId, status: publication.status, segments: 1 }, 'execution ended');
      return publication.verdict;
    } finally {
      leave();
      finishTimer();
      metrics.running.dec();
    }
  }

  return {
    async runFirstSegments({ workspaceId, executionIds, batchId }: RunBatchInput) {
      const { cancellationSignal, info } = Context.current();
      const alone = (executionId: string) => ({ workspaceId, executionId });
      const [isFirst, claims] = await Promise.all([
        store.batches.begin(workspaceId, batchId ?? info.workflowExecution?.workflowId ?? ''),
        store.batches.claimNew(workspaceId, executionIds),
      ]);
      if (!isFirst) return (await store.batches.unfinished(workspaceId, executionIds)).map(alone);
      const view = await viewBatch(services, workspaceId, claims);
      const verdicts = await inParallel(claims, runsAtOnce, async (claim) => {
        if (cancellationSignal.aborted) return null;
        return runOne(view, claim).catch((error: unknown) => {
          log.warn(
            { err: error, executionId: claim.executionId },
            'a first segment failed in its batch; it runs alone',
          );
          return null;
        });
      });
      return claims.flatMap(({ executionId }, place) => {
        const verdict = verdicts[place] ?? null;
        if (verdict === null) return [alone(executionId)];
        const isOver = verdict.kind === 'finished' && verdict.status !== 'error';
        return isOver ? [] : [{ workspaceId, executionId, verdict }];
      });
    },
  };
}
