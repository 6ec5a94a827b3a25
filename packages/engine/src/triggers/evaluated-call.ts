import type { WebhookAnswer } from '@leadloom/contracts';
import type { INodeExecutionData } from 'n8n-workflow';
import type { WebhookOutcome } from './call-webhook-node.ts';
import { earlyAnswer } from './early-answer.ts';
import type { ResponsePlan } from './webhook-answer.ts';

/** What a node made of a request to its form, or to the run that waits at it. */
export interface EvaluatedCall {
  /** Items per output that the node gives; null when no run begins or goes on with this request. */
  output: INodeExecutionData[][] | null;
  /** The answer, when it is given before the run. */
  answer: WebhookAnswer | null;
  plan: ResponsePlan | null;
  /** The answer is the last page of a form. */
  isLastPage?: boolean;
}

export function evaluatedCall(outcome: WebhookOutcome): EvaluatedCall & { plan: ResponsePlan } {
  return { output: outcome.workflowData ?? null, answer: earlyAnswer(outcome), plan: outcome.plan };
}
