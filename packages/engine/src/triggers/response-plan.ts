import type { IDataObject, INode, IWebhookDescription, IWorkflowDataProxyAdditionalKeys, Workflow } from 'n8n-workflow';
import { n8nMode } from '../segment/build-workflow.ts';
import { n8nWorkflow } from '../n8n.ts';
import type { SegmentInput } from '../segment/segment.ts';
import type { ResponsePlan } from './webhook-answer.ts';

/** How a webhook node wants its request answered, by its description and parameters. */
export function responsePlan(
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
  // n8n says most fields by a function as well as by an expression: where no parameter is an expression, that needs no isolate.
  const field = (name: keyof IWebhookDescription & string, fallback: string): string => {
    const known = n8nWorkflow().resolveWebhookDescriptionField(node, description, name);
    if (!known.resolved) return text(description[name], fallback);
    const { value } = known;
    return (typeof value === 'string' && value !== '') || typeof value === 'number' ? String(value) : fallback;
  };
  const parameters = (node.parameters ?? {}) as IDataObject & {
    options?: IDataObject & { responseHeaders?: { entries?: { name: string; value: string }[] } };
  };
  const status = Number(field('responseCode', '200'));
  return {
    mode: field('responseMode', 'onReceived'),
    data: field('responseData', 'firstEntryJson'),
    status: Number.isInteger(status) && status >= 100 && status <= 599 ? status : 200,
    headers: Object.fromEntries(
      (parameters.options?.responseHeaders?.entries ?? []).map(({ name, value }) => [
        name.toLowerCase(),
        text(value, ''),
      ]),
    ),
    propertyName: field('responsePropertyName', ''),
    contentType: field('responseContentType', ''),
    binaryPropertyName: field('responseBinaryPropertyName', 'data'),
  };
}
