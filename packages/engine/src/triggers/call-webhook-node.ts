import type { WebhookRequest } from '@leadloom/contracts';
import type {
  INode,
  INodeExecutionData,
  IRunExecutionData,
  IWebhookData,
  IWebhookDescription,
  Workflow,
} from 'n8n-workflow';
import { n8nCore, n8nWorkflow } from '../n8n.ts';
import { additionalDataFor } from '../segment/additional-data.ts';
import { n8nMode } from '../segment/build-workflow.ts';
import type { SegmentHost } from '../segment/segment-host.ts';
import type { SegmentInput } from '../segment/segment.ts';
import { CapturedResponse } from './captured-response.ts';
import { type ResponsePlan } from './webhook-answer.ts';
import { responsePlan } from './response-plan.ts';
import type { NodeRequest } from './webhook-request.ts';

export interface WebhookCall {
  workflow: Workflow;
  node: INode;
  description: IWebhookDescription;
  request: WebhookRequest;
  nodeRequest: NodeRequest;
  isTest: boolean;
  /** The interrupted run whose node is called; null where a run begins. */
  run: IRunExecutionData | null;
}

export interface WebhookOutcome {
  /** Items per output; absent when the node wants no run for this request. */
  workflowData: INodeExecutionData[][] | undefined;
  webhookResponse: unknown;
  /** What the node has answered by itself. */
  captured: CapturedResponse;
  plan: ResponsePlan;
}

/** Calls `webhook` of a node with a request, as n8n does. What the node throws is thrown. */
export async function callWebhookNode(
  host: SegmentHost,
  input: SegmentInput,
  { workflow, node, description, request, nodeRequest, isTest, run }: WebhookCall,
): Promise<WebhookOutcome> {
  const type = host.catalogue.getByNameAndVersion(node.type, node.typeVersion);
  const additionalData = additionalDataFor(host, input);
  const captured = new CapturedResponse();
  additionalData.httpRequest = nodeRequest;
  additionalData.httpResponse = captured;
  const webhookData: IWebhookData = {
    httpMethod: request.method as IWebhookData['httpMethod'],
    node: node.name,
    path: request.path,
    webhookDescription: description,
    workflowId: input.workflowId,
    workflowExecuteAdditionalData: additionalData,
    isTest,
    ...(node.webhookId === undefined ? {} : { webhookId: node.webhookId }),
  };
  const { WebhookContext } = n8nCore();
  // A chat notes what was said with the run, also when there is none yet.
  const data = run ?? n8nWorkflow().createEmptyRunExecutionData();
  const context = new WebhookContext(workflow, node, additionalData, n8nMode(input), webhookData, [], data);
  const runIndex = run?.resultData.runData[node.name]?.length ?? 0;
  await workflow.expression.acquireIsolate();
  try {
    const plan = responsePlan(workflow, node, description, input);
    const { workflowData, webhookResponse } = await host.aroundNode(input, node, runIndex, () => invoke(type, context));
    return { workflowData: workflowData ?? undefined, webhookResponse, captured, plan };
  } finally {
    await workflow.expression.releaseIsolate();
  }
}

type NodeType = ReturnType<SegmentHost['catalogue']['getByNameAndVersion']>;

/** Newer nodes take the context as a parameter, older ones as `this`. */
async function invoke(type: NodeType, context: object) {
  const webhook: unknown = Reflect.get(type, 'webhook');
  if (typeof webhook !== 'function') throw new Error('the node takes no webhooks');
  return Reflect.apply(webhook, webhook.length > 0 ? type : context, [context]) as Promise<{
    workflowData?: INodeExecutionData[][] | null;
    webhookResponse?: unknown;
  }>;
}
