import { rm } from 'node:fs/promises';
import type { WebhookAnswer, WebhookRequest } from '@leadloom/contracts';
import type {
  IDataObject,
  INode,
  INodeExecutionData,
  IWebhookData,
  IWebhookDescription,
  IWorkflowDataProxyAdditionalKeys,
  Workflow,
} from 'n8n-workflow';
import { n8nCore } from '../n8n.ts';
import { additionalDataFor } from '../segment/additional-data.ts';
import { buildWorkflow, n8nMode, workflowBase } from '../segment/build-workflow.ts';
import type { SegmentHost } from '../segment/segment-host.ts';
import type { SegmentInput } from '../segment/segment.ts';
import { CapturedResponse } from './captured-response.ts';
import { type ResponsePlan, jsonAnswer } from './webhook-answer.ts';
import { toNodeRequest } from './webhook-request.ts';

export interface EvaluatedWebhook {
  /** Items per output that the node starts the run with; null when it starts none (it refused the request). */
  triggerOutput: INodeExecutionData[][] | null;
  /** The answer, when it is given before the run. */
  answer: WebhookAnswer | null;
  plan: ResponsePlan;
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
  const description = type?.description.webhooks?.find(({ name }) => name === 'default');
  if (node === null || type?.webhook === undefined || description === undefined)
    throw new Error(`"${nodeName}" is no webhook node`);

  const hooks = new (n8nCore().ExecutionLifecycleHooks)(n8nMode(input), input.executionId, workflowBase(input));
  const additionalData = additionalDataFor(host, input, hooks);
  const { request: nodeRequest, files } = await toNodeRequest(request);
  const captured = new CapturedResponse();
  additionalData.httpRequest = nodeRequest;
  additionalData.httpResponse = captured;
  const webhookData: IWebhookData = {
    httpMethod: request.method as IWebhookData['httpMethod'],
    node: nodeName,
    path: request.path,
    webhookDescription: description,
    workflowId: input.workflowId,
    workflowExecuteAdditionalData: additionalData,
    isTest,
    ...(node.webhookId === undefined ? {} : { webhookId: node.webhookId }),
  };
  const { WebhookContext } = n8nCore();
  const context = new WebhookContext(workflow, node, additionalData, n8nMode(input), webhookData, [], null);
  await workflow.expression.acquireIsolate();
  try {
    const plan = responsePlan(workflow, node, description, input);
    const result = await host.aroundNode(input, node, 0, () => callWebhook(type, context));
    if (captured.isEnded) return { triggerOutput: result.workflowData ?? null, answer: captured.answer(), plan };
    const answer = await earlyAnswer(plan, result.webhookResponse, result.workflowData !== undefined);
    return { triggerOutput: result.workflowData ?? null, answer, plan };
  } finally {
    await workflow.expression.releaseIsolate();
    await Promise.all(files.map((file) => rm(file, { force: true })));
  }
}

type NodeType = ReturnType<SegmentHost['catalogue']['getByNameAndVersion']>;

/** Newer nodes take the context as a parameter, older ones as `this`. */
async function callWebhook(type: NodeType, context: object): Promise<WebhookOutcome> {
  const webhook: unknown = Reflect.get(type, 'webhook');
  if (typeof webhook !== 'function') throw new Error('the node takes no webhooks');
  return Reflect.apply(webhook, webhook.length > 0 ? type : context, [context]) as Promise<WebhookOutcome>;
}

interface WebhookOutcome {
  workflowData?: INodeExecutionData[][];
  webhookResponse?: unknown;
}

async function earlyAnswer(plan: ResponsePlan, given: unknown, starts: boolean): Promise<WebhookAnswer | null> {
  if (starts && plan.mode !== 'onReceived') return null;
  if (given !== undefined) {
    if (typeof given === 'string')
      return {
        status: plan.status,
        headers: { 'content-type': 'text/html; charset=utf-8', ...plan.headers },
        body: Buffer.from(given),
      };
    return jsonAnswer(given, plan.status, plan.headers);
  }
  if (!starts) return jsonAnswer({ message: 'Webhook call received' }, plan.status, plan.headers);
  if (plan.data === 'noData') return { status: plan.status, headers: plan.headers, body: new Uint8Array() };
  return jsonAnswer({ message: 'Workflow was started' }, plan.status, plan.headers);
}

function responsePlan(
  workflow: Workflow,
  node: INode,
  description: IWebhookDescription,
  input: SegmentInput,
): ResponsePlan {
  const keys: IWorkflowDataProxyAdditionalKeys = { $executionId: input.executionId };
  const text = (value: unknown, fallback: string): string => {
    if (typeof value !== 'string') return fallback;
    const resolved = workflow.expression.getSimpleParameterValue(
      node,
      value,
      n8nMode(input),
      keys,
      undefined,
      fallback,
    );
    return resolved === undefined || resolved === null || resolved === '' ? fallback : String(resolved);
  };
  const parameters = (node.parameters ?? {}) as IDataObject & {
    options?: IDataObject & { responseHeaders?: { entries?: { name: string; value: string }[] } };
  };
  const status = Number(text(description['responseCode'], '200'));
  return {
    mode: text(description.responseMode, 'onReceived'),
    data: text(description.responseData, 'firstEntryJson'),
    status: Number.isInteger(status) && status >= 100 && status <= 599 ? status : 200,
    headers: Object.fromEntries(
      (parameters.options?.responseHeaders?.entries ?? []).map(({ name, value }) => [
        name.toLowerCase(),
        text(value, ''),
      ]),
    ),
    propertyName: text(description.responsePropertyName, ''),
    contentType: text(description.responseContentType, ''),
    binaryPropertyName: text(description.responseBinaryPropertyName, 'data'),
  };
}
