import {
  type ResponsePlan,
  type RunStart,
  type SegmentHost,
  type SegmentInput,
  type SegmentOutput,
  answerAtEnd,
  answerOfResponse,
  evaluateWebhook,
  jsonAnswer,
} from '@leadloom/engine';
import type { Claim, ExecutionStart } from '@leadloom/store';
import type { WorkerServices } from '../services.ts';

/** `refused`: the node wants no run for this request. `failed`: it could not read it. */
type Beginning = { kind: 'run' } | { kind: 'refused'; message: null } | { kind: 'failed'; message: string };

/** Answers of runs that a webhook request began. The first answer to a request counts, so a repeat does no harm. */
export function createWebhookAnswering({ store }: WorkerServices) {
  return {
    /** In the first segment: the webhook node looks at the request. Fills in what the run starts with. */
    async begin(claim: Claim, host: SegmentHost, input: SegmentInput): Promise<Beginning> {
      const requestId = requestIdOf(input.start);
      if (requestId === undefined || input.resume !== null) return { kind: 'run' };
      const entry = await store.inbox.get(claim.workspaceId, requestId);
      if (entry === null) throw new Error(`the webhook request ${requestId} is not in the inbox`);
      const evaluated = await evaluateWebhook(host, input, entry.node, entry.request, entry.isTest).catch(
        (error: unknown) => ({
          failed: error instanceof Error ? error.message : String(error),
        }),
      );
      if ('failed' in evaluated) return { kind: 'failed', message: evaluated.failed };
      const { triggerOutput, answer, plan } = evaluated;
      await store.inbox.keepPlan(claim.workspaceId, requestId, plan);
      if (answer !== null) await store.webhookAnswers.put(claim.workspaceId, requestId, answer);
      if (triggerOutput === null) return { kind: 'refused', message: null };
      input.start = { ...input.start, startNode: entry.node, triggerOutput };
      return { kind: 'run' };
    },

    /** What a Respond to Webhook node gave, or at the end what the node's settings say. Before the end is published: whoever waits reads in that order. */
    async respond(claim: Claim, start: RunStart, output: SegmentOutput): Promise<void> {
      const requestId = requestIdOf(start);
      if (requestId === undefined) return;
      if (output.response !== null)
        await store.webhookAnswers.put(claim.workspaceId, requestId, await answerOfResponse(output.response));
      if (output.end.kind !== 'finished') return;
      const plan = (await store.inbox.getPlan(claim.workspaceId, requestId)) as ResponsePlan | null;
      const { lastNodeExecuted } = (JSON.parse(output.state.state) as { resultData: { lastNodeExecuted?: string } })
        .resultData;
      const resultData = {
        runData: output.state.runData,
        ...(lastNodeExecuted === undefined ? {} : { lastNodeExecuted }),
      };
      if (plan !== null)
        await store.webhookAnswers.put(
          claim.workspaceId,
          requestId,
          answerAtEnd(plan, output.end.status, { resultData }),
        );
    },

    /** For runs that end outside a segment. */
    async refuse(claim: Claim): Promise<void> {
      const requestId = requestIdOf(await store.segments.loadStart(claim));
      if (requestId !== undefined)
        await store.webhookAnswers.put(claim.workspaceId, requestId, jsonAnswer({ message: 'Error in workflow' }, 500));
    },
  };
}

function requestIdOf(start: RunStart | ExecutionStart): string | undefined {
  return (start as ExecutionStart).webhookRequestId;
}
