import type { FailureClass } from '@leadloom/contracts';

/** The last answer within a node run that was a refusal or a failure. */
export interface FailedAnswer {
  status: number;
  /** What the vendor asks to wait. */
  waitMs: number | null;
  /** The vendor says that nothing is left of a quota. */
  isUsedUp: boolean;
}

export interface ClassifiedFailure {
  failure: FailureClass;
  waitMs: number | null;
}

/** Node's names of what goes wrong on the way to a service, and those of undici and axios. */
const network =
  /^(E(AI_AGAIN|CONNABORTED|CONNREFUSED|CONNRESET|HOSTDOWN|HOSTUNREACH|NETDOWN|NETUNREACH|NOTFOUND|PIPE|TIMEDOUT)|UND_ERR_\w+|ERR_NETWORK|ERR_STREAM_PREMATURE_CLOSE)$/;
const passing = new Set([408, 423, 425]);

/**
 * Which class an error of a node belongs to. Nodes wrap what was answered in errors of several kinds: the first status or network code that
 * is found on the way to its cause counts. What has neither is the data's.
 */
export function classifyFailure(error: unknown, last: FailedAnswer | null): ClassifiedFailure {
  for (let current = error, depth = 0; isObject(current) && depth < 8; depth += 1) {
    const code = codeOf(current);
    if (typeof code === 'number') return ofStatus(code, last?.status === code ? last : null);
    if (code !== null) return { failure: 'transient', waitMs: null };
    current = current['cause'] ?? current['errorResponse'];
  }
  return { failure: 'data', waitMs: null };
}

function ofStatus(status: number, last: FailedAnswer | null): ClassifiedFailure {
  const waitMs = last?.waitMs ?? null;
  if (status === 429 || (status === 403 && last?.isUsedUp === true)) return { failure: 'quota', waitMs };
  if (status === 401 || status === 403) return { failure: 'authentication', waitMs: null };
  if (status >= 500 || passing.has(status)) return { failure: 'transient', waitMs };
  return { failure: 'data', waitMs: null };
}

/** An HTTP status as a number, the code of a network's fault as text, or null. */
function codeOf(error: Record<string, unknown>): number | string | null {
  const response = isObject(error['response']) ? error['response'] : {};
  for (const value of [error['httpCode'], error['statusCode'], response['status'], error['status'], error['code']]) {
    const status = Number(value);
    if (Number.isInteger(status) && status >= 400 && status < 600) return status;
    if (typeof value === 'string' && network.test(value)) return value;
  }
  return null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
