import { createHash } from 'node:crypto';
import type { FailureClass } from '@leadloom/contracts';

export interface Cause {
  class: FailureClass;
  message: string;
  fingerprint: string;
}

const longestMessage = 500;
const wentAway = /ECONN|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EPIPE|socket hang up|timed? ?out|network/i;

/** Why a node failed at an item, of what n8n's nodes leave of an error: an object of theirs, its JSON, or a text. */
export function causeOf(error: unknown): Cause {
  const seen = typeof error === 'object' && error !== null ? (error as Record<string, unknown>) : { message: error };
  const text = typeof seen['message'] === 'string' ? seen['message'] : JSON.stringify(seen['message'] ?? seen);
  const message = text.slice(0, longestMessage);
  const kind = classOf(statusOf(seen, message), `${message} ${textOf(seen['code'])}`);
  const fingerprint = createHash('sha256')
    .update(`${kind} ${withoutParticulars(message)}`)
    .digest('base64url')
    .slice(0, 16);
  return { class: kind, message, fingerprint };
}

function classOf(status: number | null, text: string): FailureClass {
  if (status === 401 || status === 403) return 'authentication';
  if (status === 429) return 'quota';
  if (status === 408 || (status !== null && status >= 500)) return 'transient';
  return status === null && wentAway.test(text) ? 'transient' : 'data';
}

/** The HTTP status behind it; null when there is none. */
function statusOf(error: Record<string, unknown>, message: string): number | null {
  for (const name of ['httpCode', 'status', 'statusCode']) {
    const status = Number(error[name] ?? Number.NaN);
    if (status >= 400 && status < 600) return status;
  }
  const named = /^(\d{3}) - |status code (\d{3})/.exec(message);
  return named === null ? null : Number(named[1] ?? named[2]);
}

/** What differs from item to item of one cause: quoted values, addresses, ids, numbers. */
function withoutParticulars(message: string): string {
  return message
    .replaceAll(/"[^"]*"|'[^']*'|`[^`]*`/g, '"…"')
    .replaceAll(/\S+@\S+/g, '@')
    .replaceAll(/https?:\/\/\S+/g, '…')
    .replaceAll(/[\w-]*\d[\w-]*/g, '#');
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
