import type { WebhookRequest } from '@leadloom/contracts';
import { buildWorkflow } from '../segment/build-workflow.ts';
import type { SegmentHost } from '../segment/segment-host.ts';
import type { SegmentInput } from '../segment/segment.ts';
import { evaluateForm } from './evaluate-form.ts';
import type { EvaluatedCall } from './evaluated-call.ts';

/** Lets a form trigger look at a request: shows its form, sends back what is not filled in well, or begins a run. */
export async function evaluateFormTrigger(
  host: SegmentHost,
  input: SegmentInput,
  nodeName: string,
  request: WebhookRequest,
  isTest: boolean,
): Promise<EvaluatedCall> {
  const workflow = buildWorkflow(host, input);
  const node = workflow.getNode(nodeName);
  const type = node === null ? undefined : host.catalogue.getByNameAndVersion(node.type, node.typeVersion);
  const webhooks = type?.description.webhooks ?? [];
  const [first] = webhooks;
  if (node === null || type?.webhook === undefined || first === undefined)
    throw new Error(`"${nodeName}" shows no form`);
  const descriptionFor = (method: string) => webhooks.find(({ httpMethod }) => httpMethod === method) ?? first;
  return evaluateForm(host, input, { workflow, node, descriptionFor, request, isTest, run: null });
}
