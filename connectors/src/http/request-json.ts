import { HubError } from '@leadloom/contracts';
import type { Static, TSchema } from 'typebox';
import { Value } from 'typebox/value';
import type { ActionContext, Safety } from '../define.ts';
import { transportError } from './transport-error.ts';

interface JsonRequest<Answer extends TSchema> {
  /** Vendor and call, for messages: `Apollo people/bulk_match`. */
  readonly where: string;
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  readonly headers?: Record<string, string>;
  /** Sent as JSON. */
  readonly body?: unknown;
  readonly safety: Safety;
  /** What the vendor must answer; fields that are not named are let through. */
  readonly answer: Answer;
  /** The vendor's own way to say no; undefined when the answer is not a refusal. Some refuse with status 200. */
  refusal(answer: VendorAnswer): HubError | undefined;
}

export interface VendorAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed when it is JSON, else undefined. */
  readonly json: unknown;
  readonly text: string;
}

const timeoutMs = 60_000;

/** For vendors without a client library of their own: one request, no retries, an answer that has the promised shape. */
export async function requestJson<Answer extends TSchema>(
  context: ActionContext,
  request: JsonRequest<Answer>,
): Promise<Static<Answer>> {
  const { where, safety } = request;
  let status: number;
  let headers: Headers;
  let text: string;
  try {
    const response = await fetch(request.url, {
      method: request.method,
      headers: {
        accept: 'application/json',
        ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...request.headers,
      },
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
      signal: AbortSignal.any([context.signal, AbortSignal.timeout(timeoutMs)]),
    });
    ({ status, headers } = response);
    text = await response.text();
  } catch (error) {
    throw transportError(where, error, safety, context.signal);
  }
  const answer: VendorAnswer = { status, headers, json: parse(text), text };
  const refusal = request.refusal(answer);
  if (refusal !== undefined) throw refusal;
  if (!Value.Check(request.answer, answer.json)) {
    const fault = Value.Errors(request.answer, answer.json)[0];
    const detail =
      answer.json === undefined ? 'no JSON' : `${fault?.instancePath ?? ''} ${fault?.message ?? ''}`.trim();
    throw new HubError(
      safety === 'unsafe' ? 'outcome_unknown' : 'unavailable',
      `${where} gave an answer that cannot be read (${detail}).`,
      { status },
    );
  }
  return answer.json;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
