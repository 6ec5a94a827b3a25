import { type ErrorCode, HubError } from '@leadloom/contracts';
import type { Safety } from '../define.ts';
import { httpError } from '../http/http-error.ts';
import { transportError } from '../http/transport-error.ts';

/** Slack refuses with HTTP 200 and a word. https://docs.slack.dev/reference/methods/chat.postMessage#errors */
const codes: Readonly<Record<string, ErrorCode>> = {
  invalid_auth: 'unauthorized',
  not_authed: 'unauthorized',
  account_inactive: 'unauthorized',
  token_revoked: 'unauthorized',
  token_expired: 'unauthorized',
  missing_scope: 'forbidden',
  not_in_channel: 'forbidden',
  restricted_action: 'forbidden',
  ekm_access_denied: 'forbidden',
  channel_not_found: 'not_found',
  is_archived: 'invalid_input',
  no_text: 'invalid_input',
  msg_too_long: 'invalid_input',
  invalid_blocks: 'invalid_input',
  ratelimited: 'rate_limited',
  rate_limited: 'rate_limited',
  internal_error: 'unavailable',
  fatal_error: 'unavailable',
  service_unavailable: 'unavailable',
};

/** The client's errors carry `code`, and by it `data`, `retryAfter` or `statusCode`. */
interface SlackError {
  readonly code: string;
  readonly data?: { readonly error?: string };
  /** Seconds. */
  readonly retryAfter?: number;
  readonly statusCode?: number;
}

export function slackError(where: string, error: unknown, safety: Safety, signal: AbortSignal): unknown {
  const { code, data, retryAfter, statusCode } = error as SlackError;
  switch (code) {
    case 'slack_webapi_platform_error': {
      const word = data?.error ?? 'unknown_error';
      // Slack's own faults may come after the message was posted.
      const isOwnFault = word === 'internal_error' || word === 'fatal_error';
      const mapped = isOwnFault && safety === 'unsafe' ? 'outcome_unknown' : (codes[word] ?? 'invalid_input');
      return new HubError(
        mapped,
        `${where} was refused: ${word}${mapped === 'unauthorized' ? '. Reconnect the account.' : ''}`,
        {
          details: { vendorCode: word },
          cause: error,
        },
      );
    }
    case 'slack_webapi_rate_limited_error':
      return httpError({
        where,
        status: 429,
        reason: 'too many requests',
        safety,
        retryAfterMs: retryAfter === undefined ? undefined : retryAfter * 1000,
      });
    case 'slack_webapi_http_error':
      return httpError({ where, status: statusCode ?? 500, reason: '', safety });
    default:
      return transportError(where, error, safety, signal);
  }
}
