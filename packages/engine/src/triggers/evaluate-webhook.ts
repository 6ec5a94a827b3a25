import type { WebhookAnswer, WebhookRequest } from '@leadloom/contracts';
import type { INodeExecutionData } from 'n8n-workflow';
import { buildWorkflow } from '../segment/build-workflow.ts';
import type { SegmentHost } from '../segment/segment-host.ts';
import type { SegmentInput } from '../segment/segment.ts';
import { callWebhookNode } from './call-webhook-node.ts';
import { evaluatedCall } from './evaluated-call.ts';
import { withNodeRequest } from './webhook-request.ts';
import type { ResponsePlan } from './webhook-answer.ts';

export interface EvaluatedWebhook {
  /** Items per output that the node starts the run with; null when it starts none (it refused the request). */
  triggerOutput: INodeExecutionData[][] | null;
  /** The answer, when it is given before the run. */
  answer: WebhookAnswer | null;
  plan: ResponsePlan;
  /** What the node remembers, as JSON, where the request changed that. */
  memory: string | null;
}

/** Lets a webhook node look at a request: who may call, what the run gets, and what is answered when. */
export async function evaluateWebhook(
  host: SegmentHost,
  input: SegmentInput,
  nodeName: string,
  request: WebhookRequest,
  isTest: boolean,
): Promise<EvaluatedWebhook> {
  const workflow = buildWorkflow(host, input);
  const node = workflow.getNode(nodeName);
  const type = node === null ? undefined : host.catalogue.getByNameAndVersion(node.type, node.typeVersion);
  const descriptions = type?.description.webhooks ?? [];
  // Some services prove the address by a method of its own.
  const description =
    descriptions.find(({ httpMethod }) => httpMethod === request.method) ??
    descriptions.find(({ name }) => name === 'default');
  if (node === null || type?.webhook === undefined || description === undefined)
    throw new Error(`"${nodeName}" is no webhook node`);
  const key = `node:${nodeName}`;
  const before = JSON.stringify(workflow.staticData[key]);
  const outcome = await withNodeRequest(request, (nodeRequest) =>
    callWebhookNode(host, input, { workflow, node, description, request, nodeRequest, isTest, run: null }),
  );
  const { output, ...answering } = evaluatedCall(outcome);
  const after = JSON.stringify(workflow.staticData[key]);
  return { triggerOutput: output, ...answering, memory: after === before ? null : (after ?? null) };
}
