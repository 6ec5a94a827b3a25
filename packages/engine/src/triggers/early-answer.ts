import type { WebhookAnswer } from '@leadloom/contracts';
import type { WebhookOutcome } from './call-webhook-node.ts';
import { jsonAnswer } from './webhook-answer.ts';

/** The answer that a request gets before the run does anything; null when the run gives it. */
export function earlyAnswer({ captured, plan, webhookResponse, workflowData }: WebhookOutcome): WebhookAnswer | null {
  const { status, headers } = plan;
  if (captured.isEnded) return captured.answer();
  const starts = workflowData !== undefined;
  if (starts && plan.mode !== 'onReceived') return null;
  if (typeof webhookResponse === 'string')
    return {
      status,
      headers: { 'content-type': 'text/html; charset=utf-8', ...headers },
      body: Buffer.from(webhookResponse),
    };
  if (webhookResponse !== undefined) return jsonAnswer(webhookResponse, status, headers);
  if (!starts) return jsonAnswer({ message: 'Webhook call received' }, status, headers);
  if (plan.data === 'noData') return { status, headers, body: new Uint8Array() };
  return jsonAnswer({ message: 'Workflow was started' }, status, headers);
}
