import { SalesforceError } from '../salesforce-error.ts';
import type { Answer, Call, Endpoint } from './endpoint.ts';

const MOST_REQUESTS = 25;

interface SubRequest {
  readonly method: string;
  readonly url: string;
  readonly referenceId: string;
  readonly body?: unknown;
  readonly httpHeaders?: Readonly<Record<string, string>>;
}

interface SubAnswer {
  readonly body: unknown;
  readonly httpHeaders: Readonly<Record<string, string>>;
  readonly httpStatusCode: number;
  readonly referenceId: string;
}

function readPath(value: unknown, path: string): unknown {
  return path
    .split(/[.[\]]+/)
    .filter(Boolean)
    .reduce<unknown>(
      (inner, key) =>
        typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>)[key] : undefined,
      value,
    );
}

/** Replaces `@{reference.path}` in text by what an earlier sub-request answered. */
function fillReferences(text: string, answers: ReadonlyMap<string, unknown>): string {
  return text.replace(/@\{(\w+)((?:\.\w+|\[\d+\])*)\}/g, (whole, reference: string, path: string) => {
    const value = answers.has(reference) ? readPath(answers.get(reference), path) : undefined;
    if (value === undefined) {
      const message = `Invalid reference specified. No value for ${whole.slice(2, -1)} found in ${reference}`;
      throw new SalesforceError(400, 'PROCESSING_HALTED', message);
    }
    return typeof value === 'string' ? value : JSON.stringify(value);
  });
}

/** The body with references filled; it is walked as text, so that references work at any depth. */
function fillBody(body: unknown, answers: ReadonlyMap<string, unknown>): unknown {
  if (typeof body === 'string') return fillReferences(body, answers);
  if (Array.isArray(body)) return body.map((part) => fillBody(part, answers));
  if (typeof body !== 'object' || body === null) return body;
  return Object.fromEntries(Object.entries(body).map(([key, value]) => [key, fillBody(value, answers)]));
}

function runOne(call: Call, request: SubRequest, answers: ReadonlyMap<string, unknown>): Answer {
  try {
    return call.dispatch({
      method: request.method,
      url: fillReferences(request.url, answers),
      body: fillBody(request.body, answers),
      ...(request.httpHeaders ? { headers: request.httpHeaders } : {}),
    });
  } catch (error) {
    if (!(error instanceof SalesforceError)) throw error;
    return { status: error.status, body: error.faults };
  }
}

function composite(call: Call): Answer {
  const { compositeRequest, allOrNone } = (call.body ?? {}) as { compositeRequest?: unknown; allOrNone?: unknown };
  if (!Array.isArray(compositeRequest) || compositeRequest.length > MOST_REQUESTS) {
    const message = `compositeRequest must hold between 1 and ${MOST_REQUESTS} subrequests`;
    throw new SalesforceError(400, 'LIMIT_EXCEEDED', message);
  }
  const requests = compositeRequest as SubRequest[];
  if (
    requests.some(
      (one) => typeof one.method !== 'string' || typeof one.url !== 'string' || typeof one.referenceId !== 'string',
    )
  ) {
    throw new SalesforceError(400, 'INVALID_INPUT', 'Every subrequest needs a method, a url and a referenceId');
  }
  const undo = allOrNone === true ? call.org.startUndo() : undefined;
  const bodies = new Map<string, unknown>();
  const answers: SubAnswer[] = [];
  for (const request of requests) {
    const { status, body, headers } = runOne(call, request, bodies);
    if (status < 400) bodies.set(request.referenceId, body);
    answers.push({
      body: body ?? null,
      httpHeaders: renameLocation(headers),
      httpStatusCode: status,
      referenceId: request.referenceId,
    });
    if (undo && status >= 400) break;
  }
  const failed = answers.find((answer) => answer.httpStatusCode >= 400);
  undo?.end(failed !== undefined);
  if (!undo || !failed) return { status: 200, body: { compositeResponse: answers } };
  const message = 'The transaction was rolled back since another operation in the same transaction failed.';
  const halted = { body: [{ errorCode: 'PROCESSING_HALTED', message }], httpHeaders: {}, httpStatusCode: 400 };
  const compositeResponse = requests.map(({ referenceId }) =>
    referenceId === failed.referenceId ? failed : { ...halted, referenceId },
  );
  return { status: 200, body: { compositeResponse } };
}

function renameLocation(headers: Answer['headers']): Record<string, string> {
  return headers?.['location'] ? { Location: headers['location'] } : {};
}

interface BatchRequest {
  readonly method: string;
  readonly url: string;
  readonly richInput?: unknown;
}

function batch(call: Call): Answer {
  const { batchRequests, haltOnError } = (call.body ?? {}) as { batchRequests?: BatchRequest[]; haltOnError?: boolean };
  if (!Array.isArray(batchRequests) || batchRequests.length > MOST_REQUESTS) {
    throw new SalesforceError(400, 'LIMIT_EXCEEDED', `batchRequests must hold between 1 and ${MOST_REQUESTS} requests`);
  }
  if (batchRequests.some((one) => typeof one.method !== 'string' || typeof one.url !== 'string')) {
    throw new SalesforceError(400, 'INVALID_INPUT', 'Every request of a batch needs a method and a url');
  }
  let hasErrors = false;
  const results = batchRequests.map(({ method, url, richInput }) => {
    if (hasErrors && haltOnError === true) {
      return {
        statusCode: 412,
        result: [{ errorCode: 'BATCH_PROCESSING_HALTED', message: 'Batch processing halted per request' }],
      };
    }
    const path = url.startsWith('/') ? url : `/services/data/${url}`;
    const { status, body } = runOne(call, { method, url: path, referenceId: '', body: richInput }, new Map());
    hasErrors ||= status >= 400;
    return { statusCode: status, result: body ?? null };
  });
  return { status: 200, body: { hasErrors, results } };
}

/** Several calls in one; the answer is 200 whatever becomes of them. */
export const compositeEndpoints: readonly Endpoint[] = [
  { method: 'POST', path: '/composite', handle: composite },
  { method: 'POST', path: '/composite/batch', handle: batch },
];
