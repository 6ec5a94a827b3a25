import { type ErrorCode, HubError } from '@leadloom/contracts';
import { firstText } from '../http/first-text.ts';
import { httpError } from '../http/http-error.ts';
import type { VendorAnswer } from '../http/request-json.ts';

/** NeverBounce refuses with HTTP 200 and a status word. https://developers.neverbounce.com/docs/error-handling */
const codes: Readonly<Record<string, ErrorCode>> = {
  auth_failure: 'unauthorized',
  bad_referrer: 'forbidden',
  throttle_triggered: 'rate_limited',
  temp_unavail: 'unavailable',
  general_failure: 'invalid_input',
};

export function neverBounceRefusal(where: string) {
  return (answer: VendorAnswer): HubError | undefined => {
    const body = (answer.json ?? {}) as { status?: unknown; message?: unknown };
    const reason = firstText(body.message, answer.text);
    if (answer.status < 200 || answer.status >= 300) {
      return httpError({ where, status: answer.status, reason, safety: 'read' });
    }
    if (typeof body.status !== 'string' || body.status === 'success') return undefined;
    const code = /credit/i.test(reason) ? 'forbidden' : (codes[body.status] ?? 'unexpected');
    const next = code === 'unauthorized' ? '. Reconnect the account.' : '';
    return new HubError(code, `${where} answered ${body.status}: ${reason}${next}`, {
      details: { vendorCode: body.status },
    });
  };
}
