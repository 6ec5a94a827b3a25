import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { FormPage, WebhookAnswer } from '@leadloom/contracts';
import { readBinary } from '../files/read-binary.ts';
import { formAnswerAtEnd } from './form-answer.ts';
import type { IBinaryData, INodeExecutionData, IRunExecutionData } from 'n8n-workflow';

/** How a webhook node wants its request answered; resolved when the request came. */
export interface ResponsePlan {
  mode: string;
  data: string;
  status: number;
  headers: Record<string, string>;
  propertyName: string;
  contentType: string;
  binaryPropertyName: string;
  /** Of forms: what is shown when the workflow gives no page of its own. */
  done?: FormPage;
}

export function jsonAnswer(value: unknown, status = 200, headers: Record<string, string> = {}): WebhookAnswer {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: Buffer.from(JSON.stringify(value ?? null)),
  };
}

/** What a Respond to Webhook node gave: `{body, headers, statusCode}`, or a bare value. */
export async function answerOfResponse(response: unknown): Promise<WebhookAnswer> {
  const { body, headers, statusCode } = response as {
    body?: unknown;
    headers?: Record<string, unknown>;
    statusCode?: number;
  };
  const given = Object.fromEntries(
    Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)]),
  );
  const status = statusCode ?? 200;
  if (statusCode === undefined && headers === undefined && body === undefined) return jsonAnswer(response);
  if (body === undefined || body === null) return { status, headers: given, body: new Uint8Array() };
  const { binaryData } = body as { binaryData?: IBinaryData };
  if (binaryData !== undefined) return { status, headers: given, body: await readBinary(binaryData) };
  if (body instanceof Uint8Array) return { status, headers: given, body };
  if (typeof (body as Readable).pipe === 'function')
    return { status, headers: given, body: await buffer(body as Readable) };
  if (typeof body === 'string')
    return { status, headers: { 'content-type': 'text/html; charset=utf-8', ...given }, body: Buffer.from(body) };
  return jsonAnswer(body, status, given);
}

/** The answer of a run that has ended, for a webhook that answers from its last node (or whose Respond node was never reached). */
export async function answerAtEnd(
  plan: ResponsePlan,
  status: 'success' | 'error' | 'canceled',
  data: Pick<IRunExecutionData, 'resultData'>,
): Promise<WebhookAnswer> {
  if (plan.done !== undefined) return formAnswerAtEnd(plan.done, status);
  if (plan.mode === 'streaming')
    return { status: 200, headers: { 'content-type': 'application/json; charset=utf-8' }, body: new Uint8Array() };
  if (status !== 'success') return jsonAnswer({ message: 'Error in workflow' }, 500);
  if (plan.mode === 'responseNode')
    return jsonAnswer({ message: 'Workflow executed successfully' }, plan.status, plan.headers);
  const { runData, lastNodeExecuted = '' } = data.resultData;
  const outputs = runData[lastNodeExecuted]?.at(-1)?.data?.['main'] ?? [];
  const items = outputs.find((output) => output !== null && output.length > 0) ?? [];
  if (plan.data === 'noData') return { status: plan.status, headers: plan.headers, body: new Uint8Array() };
  if (plan.data === 'allEntries')
    return jsonAnswer(
      items.map((item) => item.json),
      plan.status,
      plan.headers,
    );
  const [first] = items;
  if (first === undefined) return jsonAnswer({ message: 'No item to return was found' }, 500);
  return plan.data === 'firstEntryBinary' ? binaryAnswer(plan, first) : entryAnswer(plan, first);
}

function entryAnswer(plan: ResponsePlan, item: INodeExecutionData): WebhookAnswer {
  const value: unknown = plan.propertyName === '' ? item.json : item.json[plan.propertyName];
  if (plan.contentType === '') return jsonAnswer(value, plan.status, plan.headers);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return {
    status: plan.status,
    headers: { ...plan.headers, 'content-type': plan.contentType },
    body: Buffer.from(text),
  };
}

async function binaryAnswer(plan: ResponsePlan, item: INodeExecutionData): Promise<WebhookAnswer> {
  const file: IBinaryData | undefined = item.binary?.[plan.binaryPropertyName];
  if (file === undefined) return jsonAnswer({ message: 'No binary data to return was found' }, 500);
  return {
    status: plan.status,
    headers: { ...plan.headers, 'content-type': file.mimeType },
    body: await readBinary(file),
  };
}
