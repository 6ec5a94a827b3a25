import { HubError } from '@leadloom/contracts';
import type { Safety } from '../define.ts';
import { firstText } from '../http/first-text.ts';
import { httpError } from '../http/http-error.ts';

/** What the HTTP layer under Pipedrive's SDK answers. */
export interface PipedriveAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly data: unknown;
}

const cloudflareWaitMs = 10 * 60_000;

/** https://pipedrive.readme.io/docs/core-api-concepts-http-status-codes and …-rate-limiting */
export function pipedriveRefusal(where: string, answer: PipedriveAnswer, safety: Safety): HubError {
  const { status, headers, data } = answer;
  const body = (typeof data === 'object' && data !== null ? data : {}) as Record<string, unknown>;
  const reason = firstText(body['error'], body['error_info'], data);
  if (status === 403 && /<html|cloudflare/i.test(reason)) {
    // Who goes on calling after 429 is shut out by Cloudflare for a while.
    return httpError({ where, status: 429, reason: 'too many calls', safety, retryAfterMs: cloudflareWaitMs });
  }
  if (status === 429 && Number(headers['x-daily-ratelimit-token-remaining'] ?? Number.NaN) <= 0) {
    return new HubError('rate_limited', `${where}: the company's tokens of this day are used up.`, {
      status,
      retryable: false,
    });
  }
  const resetSeconds = Number(headers['x-ratelimit-reset'] ?? Number.NaN);
  return httpError({
    where,
    status,
    reason,
    safety,
    retryAfterMs: status === 429 ? (Number.isFinite(resetSeconds) ? resetSeconds * 1000 : 2000) : undefined,
    details: typeof body['code'] === 'string' ? { vendorCode: body['code'] } : undefined,
  });
}
