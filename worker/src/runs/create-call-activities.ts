import type { RunCall, RunWorkflowInput, WebhookAnswer } from '@leadloom/contracts';
import { type EvaluatedCall, type SegmentHost, evaluateWaitingCall, jsonAnswer, stringify } from '@leadloom/engine';
import type { Claim } from '@leadloom/store';
import type { CallActivities } from '@leadloom/workflows';
import type { WorkerServices } from '../services.ts';
import type { RunParts } from './create-run-activities.ts';
import { loadSegmentInput } from './load-segment-input.ts';
import { createSegmentCalls } from './segment-calls.ts';

/** Requests to runs that wait. The node that waits decides whether its run goes on with one. */
export function createCallActivities(services: WorkerServices, parts: RunParts): CallActivities {
  const { store, log } = services;

  async function evaluate(claim: Claim, call: RunCall): Promise<EvaluatedCall> {
    const entry = await store.inbox.get(claim.workspaceId, call.requestId);
    if (entry === null) throw new Error(`the request ${call.requestId} is not in the inbox`);
    const { signal } = new AbortController();
    const input = await loadSegmentInput(services, parts.cache, claim, { mayHaveEffect: true, signal });
    const { resume } = input;
    if (resume === null) throw new Error(`execution ${claim.executionId} waits without a state`);
    const host: SegmentHost = {
      ...parts.hostFor(claim),
      ...createSegmentCalls(parts.door, claim, (reason) => log.warn({ err: reason }, 'a waiting node called out')),
    };
    return evaluateWaitingCall(host, { ...input, resume }, entry.request, entry.isForm === true);
  }

  async function answerCall(run: RunWorkflowInput, call: RunCall): Promise<'resumes' | 'answered'> {
    const { workspaceId, executionId } = run;
    const answer = (given: WebhookAnswer) => store.webhookAnswers.put(workspaceId, call.requestId, given);
    const claim = await store.segments.peek(workspaceId, executionId);
    if (claim?.row.status !== 'waiting' || claim.segment !== call.segment) return 'answered';
    if (claim.row.wait?.takenBy === call.requestId) return 'resumes';
    const evaluated = await evaluate(claim, call).catch((error: unknown) => {
      log.warn({ err: error, executionId }, 'a waiting node could not read a request');
      return null;
    });
    if (evaluated === null) {
      await answer(jsonAnswer({ message: 'The node could not read the request' }, 500));
      return 'answered';
    }
    if (evaluated.output === null) {
      await answer(evaluated.answer ?? jsonAnswer({ message: 'Webhook call received' }));
      return 'answered';
    }
    if (evaluated.plan !== null) await store.inbox.keepPlan(workspaceId, call.requestId, evaluated.plan);
    await store.inbox.keepOutput(workspaceId, call.requestId, stringify(evaluated.output));
    if (!(await store.waits.take(workspaceId, executionId, { ...call, isLastPage: evaluated.isLastPage === true })))
      return 'answered';
    if (evaluated.answer !== null) await answer(evaluated.answer);
    return 'resumes';
  }

  return {
    answerCall,
    moveWait: (run, { segment, untilMs }) =>
      store.waits.move(run.workspaceId, run.executionId, segment, new Date(untilMs).toISOString()),
  };
}
