import { type ErrorCode, HubError } from '@leadloom/contracts';
import type { Safety } from '../define.ts';

interface HttpFault {
  /** Vendor and what was asked of it, for people: `HubSpot contacts/batch/read`. */
  readonly where: string;
  readonly status: number;
  /** The vendor's own words. */
  readonly reason: string;
  readonly safety: Safety;
  readonly retryAfterMs?: number | undefined;
  readonly details?: unknown;
}

/** HTTP statuses as vendors mean them, where a vendor's own error codes do not say more. */
export function httpError(fault: HttpFault): HubError {
  const { status, retryAfterMs, details } = fault;
  const code = codeOf(status, fault.safety);
  const reason = fault.reason.replace(/[.\s]+$/, '') || 'no reason given';
  const message = `${fault.where} answered ${status}: ${reason}${nextStep[code]}`;
  return new HubError(code, message, {
    status,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    ...(details === undefined ? {} : { details }),
  });
}

function codeOf(status: number, safety: Safety): ErrorCode {
  switch (status) {
    case 401:
      return 'unauthorized';
    case 402:
    case 403:
      return 'forbidden';
    case 404:
    case 410:
      return 'not_found';
    case 409:
      return 'conflict';
    case 423:
    case 477:
    case 503:
      return 'unavailable';
    case 429:
      return 'rate_limited';
    default:
      if (status >= 400 && status < 500 && status !== 408) return 'invalid_input';
      // A gateway that gave up, or a fault inside: what was asked for may have happened.
      if (status >= 500 || status === 408) return safety === 'unsafe' ? 'outcome_unknown' : 'unavailable';
      return 'unexpected';
  }
}

const nextStep: Record<ErrorCode, string> = {
  invalid_input: '',
  unauthorized: '. Reconnect the account.',
  forbidden: '. The account lacks a right or credits for it.',
  not_found: '',
  conflict: '',
  rate_limited: '. It can be tried again later.',
  unavailable: '. It can be tried again later.',
  outcome_unknown: '. It may have been done: look before it is repeated.',
  unexpected: '',
};
