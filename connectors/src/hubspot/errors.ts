import { type ErrorCode, HubError } from '@leadloom/contracts';
import type { Safety } from '../define.ts';
import { firstText } from '../http/first-text.ts';
import { httpError } from '../http/http-error.ts';
import { retryAfterMs } from '../http/retry-after.ts';

/** Every field may be missing. https://developers.hubspot.com/docs/api/error-handling */
interface HubSpotBody {
  readonly category?: unknown;
  readonly message?: unknown;
  readonly policyName?: unknown;
}

/** Of a record in a batch: https://developers.hubspot.com/docs/api/crm/understanding-the-crm#multi-status-errors */
const codes: Readonly<Record<string, ErrorCode>> = {
  VALIDATION_ERROR: 'invalid_input',
  CONFLICT: 'conflict',
  OBJECT_NOT_FOUND: 'not_found',
  INVALID_AUTHENTICATION: 'unauthorized',
  EXPIRED_AUTHENTICATION: 'unauthorized',
  MISSING_SCOPES: 'forbidden',
  RATE_LIMITS: 'rate_limited',
};

/** A refused call. `details.existingId` names the record that a conflict is with: HubSpot tells it in the message alone. */
export function hubSpotRefusal(
  where: string,
  status: number,
  headers: Headers,
  text: string,
  safety: Safety,
): HubError {
  const body = parse(text);
  const reason = firstText(body.message, text);
  const details = detailsOf(body.category, reason);
  if (status !== 429) {
    const wait = retryAfterMs(headers.get('retry-after')) ?? (status === 423 ? 2000 : undefined);
    return httpError({ where, status, reason, safety, retryAfterMs: wait, details });
  }
  if (body.policyName === 'DAILY') {
    return new HubError('rate_limited', `${where}: the account's calls of this day are used up.`, {
      status,
      retryable: false,
      details,
    });
  }
  const windowMs =
    body.policyName === 'SECONDLY' || /secondly limit/.test(reason.replace('ten_secondly', '')) ? 1000 : 10_000;
  return httpError({
    where,
    status,
    reason,
    safety,
    retryAfterMs: retryAfterMs(headers.get('retry-after')) ?? windowMs,
    details,
  });
}

/** What became of one record of a batch. */
export function hubSpotFault(where: string, category: string, message: string): HubError {
  return new HubError(codes[category] ?? 'unexpected', `${where} was refused: ${message} [${category}]`, {
    details: detailsOf(category, message),
  });
}

function detailsOf(category: unknown, message: string): { vendorCode?: string; existingId?: string } {
  const [, existingId] = /Existing ID:\s*(\d+)/.exec(message) ?? [];
  return {
    ...(typeof category === 'string' ? { vendorCode: category } : {}),
    ...(existingId === undefined ? {} : { existingId }),
  };
}

function parse(text: string): HubSpotBody {
  try {
    return (JSON.parse(text) ?? {}) as HubSpotBody;
  } catch {
    return {};
  }
}
