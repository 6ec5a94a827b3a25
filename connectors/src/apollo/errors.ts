import type { HubError } from '@leadloom/contracts';
import type { Safety } from '../define.ts';
import { firstText } from '../http/first-text.ts';
import { httpError } from '../http/http-error.ts';
import type { VendorAnswer } from '../http/request-json.ts';
import { retryAfterMs } from '../http/retry-after.ts';

/**
 * Apollo's refusals: 401 is text/plain, 429 has `message`, everything else `error` (and sometimes `error_code`).
 * https://docs.apollo.io/reference/status-codes
 */
export function apolloRefusal(where: string, safety: Safety) {
  return (answer: VendorAnswer): HubError | undefined => {
    if (answer.status >= 200 && answer.status < 300) return undefined;
    const body = (answer.json ?? {}) as { error?: unknown; message?: unknown; error_code?: unknown };
    return httpError({
      where,
      status: answer.status,
      reason: firstText(body.error, body.message, answer.text),
      safety,
      retryAfterMs: retryAfterMs(answer.headers.get('retry-after')),
      details: typeof body.error_code === 'string' ? { vendorCode: body.error_code } : undefined,
    });
  };
}
