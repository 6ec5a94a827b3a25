import type { RunCall, RunWorkflowInput } from '@leadloom/contracts';
import {
  type EvaluatedCall,
  type SegmentHost,
  evaluateWaitingCall,
  fileIdsIn,
  formProblem,
  jsonAnswer,
  stringify,
  withFiles,
} from '@leadloom/engine';
import type { Claim, InboxEntry } from '@leadloom/store';
import type { CallActivities } from '@leadloom/workflows';
import type { WorkerServices } from '../services.ts';
import type { RunParts } from './create-run-activities.ts';
import { loadSegmentInput } from './load-segment-input.ts';
import { createSegmentCalls } from './segment-calls.ts';

/** A node that looks at a request holds its run up. */
const evaluationMs = 30_000;

/** Requests to runs that wait. The node that waits decides whether its run goes on with one. */
export function createCallActivities(services: WorkerServices, parts: RunParts): CallActivities {
  const { store, log } = services;

  async function evaluate(claim: Claim, { request, isForm }: InboxEntry): Promise<EvaluatedCall> {
    const { signal } = new AbortController();
    const input = await loadSegmentInput(services, parts.cache, claim, { mayHaveEffect: true, signal });
    const { resume } = input;
    if (resume === null) throw new Error(`execution ${claim.executionId} waits without a state`);
    const { catalogue } = await parts.views.of(claim.workspaceId, input.document, claim.row.packages);
    const host: SegmentHost = {
      ...parts.hostFor(claim, catalogue),
      ...createSegmentCalls(parts.door, claim, (reason) => log.warn({ err: reason }, 'a waiting node called out')),
    };
    return withFiles({ workspaceId: claim.workspaceId, store: parts.door.files }, () =>
      evaluateWaitingCall(host, { ...input, resume }, request, isForm === true),
    );
  }

  /** What cannot be read is answered: the run waits on. */
  async function evaluateInTime(claim: Claim, entry: InboxEntry): Promise<EvaluatedCall> {
    try {
      return await inTime(evaluate(claim, entry));
    } catch (error) {
      log.warn({ err: error, executionId: claim.executionId }, 'a waiting node could not read a request');
      const message = 'The node could not read the request.';
      const answer = entry.isForm === true ? formProblem(message, 500) : jsonAnswer({ message }, 500);
      return { output: null, answer, plan: null };
    }
  }

  async function answerCall(run: RunWorkflowInput, call: RunCall): Promise<'resumes' | 'answered'> {
    const { workspaceId, executionId } = run;
    const { requestId } = call;
    const claim = await store.segments.peek(workspaceId, executionId);
    if (claim?.row.status !== 'waiting' || claim.segment !== call.segment) return 'answered';
    if (claim.row.wait?.takenBy === requestId) return 'resumes';
    const entry = await store.inbox.get(workspaceId, requestId);
    if (entry === null) return 'answered';
    const { output, answer, plan, isLastPage = false } = await evaluateInTime(claim, entry);
    if (plan !== null) await store.inbox.keepPlan(workspaceId, requestId, plan);
    if (output !== null) {
      const text = stringify(output);
      await store.inbox.keepOutput(workspaceId, requestId, text);
      await store.runFiles.hold(workspaceId, executionId, fileIdsIn(text));
    }
    // Before the wait is taken: a repeat after a crash in between gives the same answer, and takes the wait then.
    if (answer !== null) await store.webhookAnswers.put(workspaceId, requestId, answer);
    if (output === null) return 'answered';
    return (await store.waits.take(workspaceId, executionId, { ...call, isLastPage })) ? 'resumes' : 'answered';
  }

  return {
    answerCall,
    moveWait: (run, { segment, untilMs }) =>
      store.waits.move(run.workspaceId, run.executionId, segment, new Date(untilMs).toISOString()),
  };
}

/** What it comes to later is not waited for: the caller has been told, and the run waits on. */
async function inTime<T>(work: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error('the node took too long for a request')), evaluationMs);
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
  }
}
