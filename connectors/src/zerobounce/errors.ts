import { HubError } from '@leadloom/contracts';
import { firstText } from '../http/first-text.ts';
import { httpError } from '../http/http-error.ts';
import type { VendorAnswer } from '../http/request-json.ts';
import { retryAfterMs } from '../http/retry-after.ts';

/** A batch over its 30 a minute blocks the key for ten minutes; no header says so. */
const blockMs = 10 * 60_000;

/**
 * ZeroBounce refuses with HTTP 200: `{"error"}`, or `errors` about the address `all` in a batch. A wrong key and an empty account
 * share one sentence. https://www.zerobounce.net/docs/email-validation-api-quickstart/v2-batch-validate-emails
 */
export function zeroBounceRefusal(where: string) {
  return (answer: VendorAnswer): HubError | undefined => {
    const { status } = answer;
    const body = (answer.json ?? {}) as { error?: unknown; errors?: { email_address?: unknown; error?: unknown }[] };
    const ofAll = Array.isArray(body.errors) ? body.errors.find((fault) => fault.email_address === 'all') : undefined;
    const reason = firstText(body.error, ofAll?.error);
    if (status < 200 || status >= 300) {
      const wait = status === 429 ? (retryAfterMs(answer.headers.get('retry-after')) ?? blockMs) : undefined;
      return httpError({ where, status, reason: firstText(reason, answer.text), safety: 'read', retryAfterMs: wait });
    }
    if (reason === '') return undefined;
    if (/api[ _]?key|credits/i.test(reason)) {
      return new HubError('unauthorized', `${where}: ${reason}. Check the key and the credits of the account.`);
    }
    return new HubError('invalid_input', `${where}: ${reason}`);
  };
}
