import type { HubError } from '@leadloom/contracts';
import type { Safety } from '../define.ts';
import { firstText } from '../http/first-text.ts';
import { httpError } from '../http/http-error.ts';
import { transportError } from '../http/transport-error.ts';

/** What @sendgrid/client rejects with when there was an answer. */
interface ResponseError {
  readonly code: number;
  readonly response: { readonly headers?: Record<string, unknown>; readonly body?: unknown };
}

/**
 * SendGrid's `{"errors": [{message, field}]}` by status; what has no answer is a transport error. An empty account is refused with
 * 401, which reconnecting would not help. https://www.twilio.com/docs/sendgrid/api-reference/how-to-use-the-sendgrid-v3-api/responses
 */
export function sendGridError(where: string, error: unknown, safety: Safety, signal: AbortSignal): unknown {
  if (!isResponseError(error)) return transportError(where, error, safety, signal);
  const faults = (error.response.body as { errors?: { message?: unknown; field?: unknown }[] } | undefined)?.errors;
  const fault = Array.isArray(faults) ? faults[0] : undefined;
  const field = firstText(fault?.field);
  const reason = firstText(fault?.message, error.response.body);
  const isOutOfCredits = error.code === 401 && /credits exceeded/i.test(reason);
  return httpError({
    where,
    status: isOutOfCredits ? 402 : error.code,
    reason: field === '' ? reason : `${reason} (${field})`,
    safety,
    retryAfterMs: error.code === 429 ? untilReset(error.response.headers?.['x-ratelimit-reset']) : undefined,
    details: field === '' ? undefined : { field },
  }) satisfies HubError;
}

function isResponseError(error: unknown): error is ResponseError {
  const candidate = error as Partial<ResponseError> | null;
  return typeof candidate?.code === 'number' && typeof candidate.response === 'object';
}

/** `X-RateLimit-Reset` is in seconds since 1970. */
function untilReset(value: unknown): number | undefined {
  const at = Number(value) * 1000;
  return Number.isFinite(at) && at > 0 ? Math.max(0, at - Date.now()) : undefined;
}
