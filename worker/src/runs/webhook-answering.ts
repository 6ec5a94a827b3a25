import {
  type ResponsePlan,
  type RunStart,
  type SegmentHost,
  type SegmentInput,
  type SegmentOutput,
  answerAtEnd,
  answerOfResponse,
  evaluateWebhook,
  formAnswerOf,
  jsonAnswer,
} from '@leadloom/engine';
import type { Claim, ExecutionStart } from '@leadloom/store';
import type { WorkerServices } from '../services.ts';
import { recallHook } from './hook-memory.ts';

/** `refused`: the node wants no run for this request. `failed`: it could not read it. */
type Beginning =
  { kind: 'run'; plan?: ResponsePlan } | { kind: 'refused'; message: null } | { kind: 'failed'; message: string };

/** Answers of runs that a webhook request began. The first answer to a request counts, so a repeat does no harm. */
export function createWebhookAnswering({ store }: WorkerServices) {
  return {
    /** In the first segment: the webhook node looks at the request. Fills in what the run starts with. */
    async begin(claim: Claim, host: SegmentHost, input: SegmentInput): Promise<Beginning> {
      const requestId = requestIdOf(input.start);
      // A form's request has been looked at before there was a run.
      if (requestId === undefined || input.resume !== null || input.start.triggerOutput !== undefined)
        return { kind: 'run' };
      const entry = await store.inbox.get(claim.workspaceId, requestId);
      if (entry === null) throw new Error(`the webhook request ${requestId} is not in the inbox`);
      const given = await recallHook({ store }, claim, input, entry.node);
      const evaluated = await evaluateWebhook(host, given, entry.node, entry.request, entry.isTest).catch(
        (error: unknown) => ({
          failed: error instanceof Error ? error.message : String(error),
        }),
      );
      if ('failed' in evaluated) return { kind: 'failed', message: evaluated.failed };
      const { triggerOutput, answer, plan, memory } = evaluated;
      if (memory !== null && given !== input) {
        const place = { workflowId: claim.row.workflowId, node: entry.node };
        await store.triggers.keepCursor(claim.workspaceId, place, memory);
      }
      await store.inbox.keepPlan(claim.workspaceId, requestId, plan);
      if (answer !== null) await store.webhookAnswers.put(claim.workspaceId, requestId, answer);
      if (triggerOutput === null) return { kind: 'refused', message: null };
      input.start = { ...input.start, startNode: entry.node, triggerOutput };
      return { kind: 'run', plan };
    },

    /** How pieces of an answer get out while the run goes on; nothing when its request is to be answered at once. */
    async streamOf(
      claim: Claim,
      start: RunStart,
      known: ResponsePlan | undefined,
    ): Promise<Pick<SegmentInput, 'sendChunk'> & { allSent?: () => Promise<void> }> {
      const [newest] = requestsOf(claim, start);
      if (newest === undefined) return {};
      const plan = known ?? ((await store.inbox.getPlan(claim.workspaceId, newest)) as ResponsePlan | null);
      if (plan?.mode !== 'streaming') return {};
      let number = 0;
      let sent = Promise.resolve();
      return {
        sendChunk: (chunk) => {
          const place = { segment: claim.segment, number };
          number += 1;
          const text = `${JSON.stringify(chunk)}\n`;
          // One after another, since nodes do not wait for it: who reads goes on behind the newest piece that is there.
          sent = sent.then(() => store.webhookChunks.put(claim.workspaceId, newest, place, text));
          sent.catch(() => undefined);
          return sent;
        },
        allSent: () => sent,
      };
    },

    /**
     * What a Respond to Webhook node gave goes to the newest request; at the end all that have no answer yet get the one that their node's
     * settings say. Before the end is published: whoever waits reads in that order.
     */
    async respond(claim: Claim, start: RunStart, output: SegmentOutput): Promise<void> {
      const requests = requestsOf(claim, start);
      const [newest] = requests;
      if (newest === undefined) return;
      if (output.response !== null) {
        const plan = (await store.inbox.getPlan(claim.workspaceId, newest)) as ResponsePlan | null;
        const answer = formAnswerOf(plan ?? {}, await answerOfResponse(output.response));
        await store.webhookAnswers.put(claim.workspaceId, newest, answer);
      }
      if (output.end.kind !== 'finished') return;
      const { lastNodeExecuted } = (JSON.parse(output.state.state) as { resultData: { lastNodeExecuted?: string } })
        .resultData;
      const resultData = {
        runData: output.state.runData,
        ...(lastNodeExecuted === undefined ? {} : { lastNodeExecuted }),
      };
      for (const requestId of requests) {
        const plan = (await store.inbox.getPlan(claim.workspaceId, requestId)) as ResponsePlan | null;
        if (plan === null) continue;
        const answer = await answerAtEnd(plan, output.end.status, { resultData });
        await store.webhookAnswers.put(claim.workspaceId, requestId, answer);
      }
    },

    /** For runs that end outside a segment. */
    async refuse(claim: Claim): Promise<void> {
      for (const requestId of requestsOf(claim, await store.segments.loadStart(claim)))
        await store.webhookAnswers.put(claim.workspaceId, requestId, jsonAnswer({ message: 'Error in workflow' }, 500));
    },
  };
}

/** The requests that a run answers, the newest first: the last one that ended a wait, and the one that began the run. */
function requestsOf(claim: Claim, start: RunStart | ExecutionStart): string[] {
  return [claim.row.requestId, requestIdOf(start)].filter((id) => id !== undefined);
}

function requestIdOf(start: RunStart | ExecutionStart): string | undefined {
  return (start as ExecutionStart).webhookRequestId;
}
