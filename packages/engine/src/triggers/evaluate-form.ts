import type { WebhookRequest } from '@leadloom/contracts';
import type { IWebhookDescription } from 'n8n-workflow';
import type { SegmentHost } from '../segment/segment-host.ts';
import type { SegmentInput } from '../segment/segment.ts';
import { type WebhookCall, type WebhookOutcome, callWebhookNode } from './call-webhook-node.ts';
import { type FormBody, faultsOf, normaliseForm } from './check-form.ts';
import { earlyAnswer } from './early-answer.ts';
import { type EvaluatedCall, evaluatedCall } from './evaluated-call.ts';
import { pageOnly } from './form-answer.ts';
import { donePage } from './form-page.ts';
import { type NodeRequest, withNodeRequest } from './webhook-request.ts';

export interface FormCall extends Omit<WebhookCall, 'description' | 'nodeRequest'> {
  descriptionFor: (method: string) => IWebhookDescription;
}

/**
 * Lets a node of forms look at a request. Its page is asked for first, whatever the method: it says who may see the form and which fields
 * there are, so that what was sent can be checked here as n8n's own page does it in the browser.
 */
export async function evaluateForm(host: SegmentHost, input: SegmentInput, form: FormCall): Promise<EvaluatedCall> {
  const shown = await ask(host, input, form, asGet(form.request));
  const { rendered } = shown.captured;
  const answer = earlyAnswer(shown);
  const isSent = form.request.method === 'POST';
  // Refused, or no form at all: a page that was asked for in vain has let nothing happen.
  if (rendered === null)
    return isSent && !shown.captured.isEnded
      ? evaluatedCall(await ask(host, input, form, form.request))
      : { output: null, answer, plan: null };
  if (isLastPage(form)) {
    // n8n's last page sends a request of its own, by a script, to let the run go on: here its being shown does.
    const { workflowData, plan } = await ask(host, input, form, { ...form.request, method: 'POST' });
    return { output: workflowData ?? null, answer, plan, isLastPage: true };
  }
  if (!isSent) return { output: null, answer, plan: null };
  const page = answer?.page;
  if (page?.kind !== 'fields') return { output: null, answer, plan: null };
  return withNodeRequest(form.request, async (nodeRequest) => {
    const body = nodeRequest.body as FormBody | undefined;
    if (body?.files === undefined) return { output: null, answer: pageOnly(unreadable(page.title), 400), plan: null };
    normaliseForm(page.fields, body);
    const fields = faultsOf(page.fields, body);
    if (fields !== null) return { output: null, answer: pageOnly({ ...page, fields }, 422), plan: null };
    const sent = await callNode(host, input, form, form.request, nodeRequest);
    if (sent.workflowData === undefined) return { output: null, answer: earlyAnswer(sent), plan: null };
    if (typeof sent.webhookResponse === 'string') return evaluatedCall(sent);
    const done = donePage(rendered.data);
    const isAnsweredByRun = rendered.data['useResponseData'] === true || sent.plan.mode !== 'onReceived';
    const mode = isAnsweredByRun ? sent.plan.mode : 'onReceived';
    return {
      output: sent.workflowData,
      answer: isAnsweredByRun ? null : pageOnly(done),
      plan: { ...sent.plan, mode, done },
    };
  });
}

function ask(host: SegmentHost, input: SegmentInput, form: FormCall, request: WebhookRequest): Promise<WebhookOutcome> {
  return withNodeRequest(request, (nodeRequest) => callNode(host, input, form, request, nodeRequest));
}

function callNode(
  host: SegmentHost,
  input: SegmentInput,
  { workflow, node, descriptionFor, isTest, run }: FormCall,
  request: WebhookRequest,
  nodeRequest: NodeRequest,
): Promise<WebhookOutcome> {
  const description = descriptionFor(request.method);
  return callWebhookNode(host, input, { workflow, node, description, request, nodeRequest, isTest, run });
}

function isLastPage({ node }: FormCall): boolean {
  return node.type === 'n8n-nodes-base.form' && node.parameters['operation'] === 'completion';
}

function asGet(request: WebhookRequest): WebhookRequest {
  const headers = Object.fromEntries(
    Object.entries(request.headers).filter(([name]) => !['content-type', 'content-length'].includes(name)),
  );
  return { ...request, method: 'GET', headers, body: new Uint8Array() };
}

function unreadable(title: string) {
  return { kind: 'problem', title, message: 'A form is sent as multipart/form-data.' } as const;
}
