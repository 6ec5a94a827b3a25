import type { IHookFunctions, IWebhookData, IWebhookDescription } from 'n8n-workflow';
import { n8nCore, n8nWorkflow } from '../n8n.ts';
import type { SegmentHost } from '../segment/segment-host.ts';
import { type TriggerInput, type TriggerParts, triggerParts } from './trigger-parts.ts';

/** An address that a node wants to be called at. */
export interface NodeHook {
  /** Upper case. */
  method: string;
  /** Below `/webhook/`. */
  path: string;
}

/** The addresses at which a service is to call a node, as n8n makes them. */
export async function hooksOfNode(host: SegmentHost, input: TriggerInput): Promise<NodeHook[]> {
  const parts = triggerParts(host, input);
  return parts.workflow.expression.withIsolate(() =>
    Promise.resolve(descriptionsOf(parts).map((description) => hookOf(parts, input, description))),
  );
}

/**
 * Tells the service that a node belongs to where to call, or that it is not to call any more. What is there already is not made anew.
 * @returns what the node remembers now, as JSON
 * @throws what the node throws: the words of the service
 */
export async function changeHooks(host: SegmentHost, input: TriggerInput, does: 'create' | 'delete'): Promise<string> {
  const parts = triggerParts(host, input);
  await parts.workflow.expression.withIsolate(async () => {
    for (const description of descriptionsOf(parts)) {
      const call = (method: 'checkExists' | 'create' | 'delete') => callMethod(parts, input, description, method);
      if (does === 'delete') await call('delete');
      else if ((await call('checkExists')) === false && (await call('create')) === false)
        throw new Error('The service did not take the address that it is to call');
    }
  });
  return parts.cursor();
}

function descriptionsOf({ type }: TriggerParts): IWebhookDescription[] {
  return (type.description.webhooks ?? []).filter(({ restartWebhook }) => restartWebhook !== true);
}

function hookOf(parts: TriggerParts, { workflowId }: TriggerInput, description: IWebhookDescription): NodeHook {
  const { workflow, node } = parts;
  const valueOf = (value: string | undefined, fallback: string) =>
    String(workflow.expression.getSimpleParameterValue(node, value, 'internal', {}, undefined, fallback) ?? fallback);
  const isFull = workflow.expression.getSimpleParameterValue(node, description.isFullPath, 'internal', {}) === true;
  const path = valueOf(description.path, '').replaceAll(/^\/+|\/+$/g, '');
  return {
    method: valueOf(description.httpMethod, 'GET').toUpperCase(),
    path: n8nWorkflow().NodeHelpers.getNodeWebhookPath(workflowId, node, path, isFull, false),
  };
}

/** Null where the node has no such method. */
async function callMethod(
  parts: TriggerParts,
  input: TriggerInput,
  description: IWebhookDescription,
  method: 'checkExists' | 'create' | 'delete',
): Promise<boolean | null> {
  const { workflow, node, type, additionalData } = parts;
  const work = type.webhookMethods?.[description.name]?.[method];
  if (work === undefined) return null;
  const hook = hookOf(parts, input, description);
  const webhookData: IWebhookData = {
    httpMethod: hook.method as IWebhookData['httpMethod'],
    node: node.name,
    path: hook.path,
    webhookDescription: description,
    workflowId: input.workflowId,
    workflowExecuteAdditionalData: additionalData,
    isTest: false,
    ...(node.webhookId === undefined ? {} : { webhookId: node.webhookId }),
  };
  const activation = input.isActivating ? 'activate' : 'update';
  const context = new (n8nCore().HookContext)(workflow, node, additionalData, 'trigger', activation, webhookData);
  return work.call(context as unknown as IHookFunctions);
}
