import { setTimeout as delay } from 'node:timers/promises';
import { type DoorAnswer, HubError, type JournalRecord } from '@leadloom/contracts';
import type { DoorConnection, JournalStore, LimiterRequest, OpenScope } from './door-scope.ts';
import { doorSettings } from './door-settings.ts';
import type { FailedAnswer } from '../failures/classify-failure.ts';
import { vendorWaitMs } from '../failures/vendor-wait.ts';
import { consultJournal } from './journal-session.ts';
import { isMapped, mapOrigin, unmapOrigin } from './origin-map.ts';
import { type RequestBody, isSpooled, withoutBoundary } from './request-body.ts';
import { inRequestSpan } from './request-span.ts';
import { noteOnSpan } from '../tracing/spans.ts';

export interface DoorRequest {
  method: string;
  url: URL;
  headers: Readonly<Record<string, string>>;
  body: RequestBody;
}

const repeatableMethods = new Set(['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE']);
const refusals = new Set([401, 423, 429, 503]);
/** Longer waits give the slot back: the work is done again later, with what it has sent so far answered from the journal. */
const maxWaitMs = 2_000;
/** The request cannot have left: nobody listened, or the name or the certificate was not good. */
const neverLeft =
  /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|CERT|SELF_SIGNED|ERR_TLS|ERR_INVALID|EPROTO/;

type Send = (url: URL) => Promise<DoorAnswer>;

/** One call out: journal → guard → limiter → wire, within a span. `send` gets the URL that is really called. */
export async function passDoor(scope: OpenScope, given: DoorRequest, send: Send): Promise<DoorAnswer> {
  if (scope.interruption !== null) throw scope.interruption;
  const connection = scope.connectionFor(given.url);
  // An SDK may have been given the mapped address already: what the vendor's documentation calls it is what is recorded and counted.
  const request = connection === null ? given : { ...given, url: unmapOrigin(given.url, connection.origins) };
  const target = connection === null ? given.url : mapOrigin(request.url, connection.origins);
  const { method, url } = request;
  const answer = await inRequestSpan({ scope, method, url, target, connection }, () =>
    passJournal(scope, request, target, connection, send),
  );
  if (answer.status >= 400) scope.failed = failedAnswer(answer);
  return answer;
}

async function passJournal(
  scope: OpenScope,
  request: DoorRequest,
  target: URL,
  connection: DoorConnection | null,
  send: Send,
): Promise<DoorAnswer> {
  const isRepeatable = isSafeToRepeat(scope, request, target);
  const isRecorded = scope.journal !== null && !isTokenCall(request);
  if (!isRecorded || scope.journal === null) return sendOnce(scope, request, target, connection, send);

  const verdict = await interrupting(scope, () =>
    consultJournal(scope, scope.journal!, {
      ...request,
      body: withoutBoundary(request.body, boundaryOf(request)),
      isRepeatable,
    }),
  );
  if (verdict.kind === 'answered') {
    doorSettings.onOutcome('replayed');
    noteOnSpan({ 'leadloom.answered_from_journal': true });
    return verdict.answer;
  }
  if (verdict.kind === 'in-doubt') return park(scope, request);
  const { record } = verdict;
  const forget = () => scope.journal!.remove(scope.workspaceId, record.id);
  let answer: DoorAnswer;
  try {
    answer = await sendOnce(scope, request, target, connection, send);
  } catch (error) {
    if (didNotLeave(error)) await forget();
    else if (!isRepeatable && scope.signal?.aborted !== true) return park(scope, request, error);
    throw error;
  }
  try {
    answer = await keepBody(scope, scope.journal, answer);
  } catch (error) {
    // It was done, and what it said is lost.
    if (!isRepeatable && scope.signal?.aborted !== true) return park(scope, request, error);
    throw error;
  }
  return settle(scope, record, answer, isRepeatable, forget);
}

async function keepBody(scope: OpenScope, journal: JournalStore, answer: DoorAnswer): Promise<DoorAnswer> {
  const { body } = answer;
  if (body instanceof Uint8Array) return answer;
  return { ...answer, body: await journal.keepBody(scope.workspaceId, scope.scopeId, body.open()) };
}

/**
 * Refusals are not answers: a 401 leads to a new token and the same request again; 423, 429 and 503 say that nothing was done and that the
 * same request may come later. Any other failure of the vendor's own (5xx) is forgotten where a repeat is harmless, and kept where it is not.
 */
async function settle(
  scope: OpenScope,
  record: JournalRecord,
  answer: DoorAnswer,
  isRepeatable: boolean,
  forget: () => Promise<void>,
): Promise<DoorAnswer> {
  const isRefusal = refusals.has(answer.status) || (isRepeatable && answer.status >= 500);
  if (isRefusal) await forget();
  else await scope.journal?.putDone(scope.workspaceId, record.id, answer);
  return answer;
}

async function sendOnce(
  scope: OpenScope,
  request: DoorRequest,
  target: URL,
  connection: DoorConnection | null,
  send: Send,
): Promise<DoorAnswer> {
  if (scope.isClosed === true) return refuseClosed(scope, request);
  // Where a connection says that a vendor really is, its owner has allowed it.
  if (connection === null || !isMapped(request.url, connection.origins))
    await refusing(() => doorSettings.guard.check(target));
  const limited: LimiterRequest | null =
    connection === null
      ? null
      : { workspaceId: scope.workspaceId, connection, method: request.method, path: request.url.pathname };
  for (let waited = 0; ;) {
    if (limited !== null) waited += await waitForTurn(scope, limited, waited);
    if (limited !== null) await enterCircuit(scope, limited);
    noteOnSpan({ 'leadloom.limiter.wait_ms': waited });
    doorSettings.onOutcome('sent');
    const answer = await send(target).catch(async (error: unknown) => {
      doorSettings.onOutcome('failed');
      const isVendors = !(error instanceof HubError) && scope.signal?.aborted !== true;
      if (limited !== null && isVendors) await doorSettings.circuits.report(limited, false);
      throw error;
    });
    if (limited !== null) await doorSettings.circuits.report(limited, answer.status < 500);
    if (limited !== null) doorSettings.limiter.learn(limited, answer.headers);
    if (answer.status !== 429 || limited === null) return answer;
    const waitMs = vendorWaitMs(answer) ?? 1_000;
    await doorSettings.limiter.block(limited, waitMs);
    if (waited + waitMs > maxWaitMs) return hold(scope, limited, waitMs);
    await delay(waitMs, undefined, scope.signal === null ? {} : { signal: scope.signal });
    waited += waitMs;
  }
}

async function waitForTurn(scope: OpenScope, request: LimiterRequest, waitedBefore: number): Promise<number> {
  let waited = 0;
  for (;;) {
    const waitMs = await doorSettings.limiter.take(request);
    if (waitMs === 0) return waited;
    if (waitedBefore + waited + waitMs > maxWaitMs) return hold(scope, request, waitMs);
    await delay(waitMs, undefined, scope.signal === null ? {} : { signal: scope.signal });
    waited += waitMs;
  }
}

/** What may be repeated at will goes through: a test of the connection is how a person sees that the vendor is back. */
async function enterCircuit(scope: OpenScope, request: LimiterRequest): Promise<void> {
  const waitMs = scope.journal === null ? 0 : await doorSettings.circuits.enter(request);
  if (waitMs === 0) return;
  doorSettings.onOutcome('circuit_open');
  noteOnSpan({ 'leadloom.circuit.open_for_ms': waitMs });
  scope.interruption = new HubError(
    'unavailable',
    `The vendor of connection ${request.connection.id} has failed several times in a row; calls wait until it answers again`,
    { retryable: true, retryAfterMs: waitMs },
  );
  throw scope.interruption;
}

function refuseClosed(scope: OpenScope, { method, url }: DoorRequest): never {
  doorSettings.onOutcome('refused');
  scope.interruption = new HubError(
    'conflict',
    `Not in the journal, so it would be sent: ${method} ${url.origin}${url.pathname}`,
  );
  throw scope.interruption;
}

function hold(scope: OpenScope, request: LimiterRequest, waitMs: number): never {
  doorSettings.onOutcome('held');
  noteOnSpan({ 'leadloom.limiter.held_for_ms': waitMs });
  scope.interruption = new HubError(
    'rate_limited',
    `The vendor's limit of connection ${request.connection.id} is used up for now`,
    {
      retryable: true,
      retryAfterMs: waitMs,
    },
  );
  throw scope.interruption;
}

function park(scope: OpenScope, request: DoorRequest, cause?: unknown): never {
  doorSettings.onOutcome('parked');
  const shown = `${request.method} ${request.url.origin}${request.url.pathname}`;
  scope.interruption = new HubError(
    'outcome_unknown',
    `${shown} was sent and its answer is not known. Look whether it was done there, then decide: done, or send it again.`,
    { details: { request: shown, node: scope.unit }, ...(cause === undefined ? {} : { cause }) },
  );
  throw scope.interruption;
}

async function interrupting<T>(scope: OpenScope, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof HubError) scope.interruption = error;
    throw error;
  }
}

async function refusing(check: () => Promise<void>): Promise<void> {
  try {
    await check();
  } catch (error) {
    doorSettings.onOutcome('refused');
    throw error;
  }
}

function isSafeToRepeat(scope: OpenScope, request: DoorRequest, target: URL): boolean {
  if (scope.safety !== 'unsafe' || repeatableMethods.has(request.method)) return true;
  return target.origin === doorSettings.hubOrigin && headerOf(request, 'idempotency-key') !== undefined;
}

/** Exchanges of credentials for tokens: their answers are secrets, and a recorded one would be stale. */
function isTokenCall(request: DoorRequest): boolean {
  if (request.method !== 'POST' || isSpooled(request.body) || request.body.byteLength > 20_000) return false;
  const text = Buffer.from(request.body).toString();
  return /(^|[&{,"'\s])grant_type["']?\s*[=:]/.test(text);
}

function boundaryOf(request: DoorRequest): string | undefined {
  return /boundary="?([^";]+)/.exec(headerOf(request, 'content-type') ?? '')?.[1];
}

function headerOf(request: DoorRequest, name: string): string | undefined {
  for (const [key, value] of Object.entries(request.headers)) if (key.toLowerCase() === name) return value;
  return undefined;
}

function didNotLeave(error: unknown): boolean {
  for (let current = error; current instanceof Error; current = current.cause) {
    if (current instanceof HubError) return true;
    if (neverLeft.test((current as { code?: string }).code ?? '')) return true;
  }
  return false;
}

function failedAnswer(answer: DoorAnswer): FailedAnswer {
  const isUsedUp = answer.headers.some(
    ([name, value]) => /^(x-)?rate-?limit-remaining$/i.test(name) && Number(value) === 0,
  );
  return { status: answer.status, waitMs: vendorWaitMs(answer), isUsedUp };
}
