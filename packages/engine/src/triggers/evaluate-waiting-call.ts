import type { WebhookRequest } from '@leadloom/contracts';
import type { IRunExecutionData } from 'n8n-workflow';
import { n8nCore, requireShared } from '../n8n.ts';
import { buildWorkflow } from '../segment/build-workflow.ts';
import { decodeState } from '../segment/encode-state.ts';
import { leaveWait } from '../segment/resume-with.ts';
import type { SegmentHost } from '../segment/segment-host.ts';
import type { RunState, SegmentInput } from '../segment/segment.ts';
import { callWebhookNode } from './call-webhook-node.ts';
import { restartWebhooks } from './describe-wait.ts';
import { evaluateForm } from './evaluate-form.ts';
import { type EvaluatedCall, evaluatedCall } from './evaluated-call.ts';
import { withNodeRequest } from './webhook-request.ts';
import { jsonAnswer } from './webhook-answer.ts';

/** Lets the node that a run waits at look at a request. `request.path` is what the address has after the id of the execution. */
export async function evaluateWaitingCall(
  host: SegmentHost,
  input: SegmentInput & { resume: RunState },
  request: WebhookRequest,
  isForm: boolean,
): Promise<EvaluatedCall> {
  const workflow = buildWorkflow(host, input);
  const run = stateForCall(input.resume);
  const node = workflow.getNode(run.executionData?.nodeExecutionStack[0]?.node.name ?? '');
  const webhooks = node === null ? [] : await restartWebhooks(host, input, workflow, node);
  const found = webhooks.find(
    ({ entry }) => entry.method === request.method && entry.suffix === request.path && entry.isForm === isForm,
  );
  if (node === null || found === undefined) return refusal(404, 'The execution does not wait for such a request.');
  if (found.entry.isSigned && !isSignedFor(request, host)) return refusal(401, 'Invalid token');
  const isTest = input.mode === 'manual';
  // Nodes that ask for an approval may ask by a form as well, at their own signed address.
  if (isForm || (found.entry.isSigned && request.method === 'POST')) {
    const descriptionFor = (method: string) =>
      webhooks.find(({ entry }) => entry.isForm === isForm && entry.method === method)?.description ??
      found.description;
    return evaluateForm(host, input, { workflow, node, descriptionFor, request, isTest, run });
  }
  const { description } = found;
  const outcome = await withNodeRequest(request, (nodeRequest) =>
    callWebhookNode(host, input, { workflow, node, description, request, nodeRequest, isTest, run }),
  );
  return evaluatedCall(outcome);
}

/** The run without its wait. The state that was given is left as it is: the run may wait on with it. */
function stateForCall({ state, runData }: RunState): IRunExecutionData {
  const data = decodeState(state, Object.fromEntries(Object.entries(runData).map(([node, runs]) => [node, [...runs]])));
  leaveWait(data);
  return data;
}

/** n8n's nodes sign the addresses of their buttons one by one. */
function isSignedFor({ url = '', query }: WebhookRequest, { hubUrl }: SegmentHost): boolean {
  const { InstanceSettings, validateUrlSignature } = n8nCore();
  const { Container } = requireShared('@n8n/di') as { Container: { get<T>(type: new (...args: never[]) => T): T } };
  const { hmacSignatureSecret } = Container.get(InstanceSettings);
  const signature = query['signature'];
  return typeof signature === 'string' && validateUrlSignature(signature, new URL(url, hubUrl), hmacSignatureSecret);
}

function refusal(status: number, message: string): EvaluatedCall {
  return { output: null, answer: jsonAnswer({ message }, status), plan: null };
}
