import { createHash } from 'node:crypto';
import type { FailureClass } from '@leadloom/contracts';
import { classifyFailure } from '@leadloom/engine';

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
  const kind = classOf(seen, message);
  const fingerprint = createHash('sha256')
    .update(`${kind} ${withoutParticulars(message)}`)
    .digest('base64url')
    .slice(0, 16);
  return { class: kind, message, fingerprint };
}

/** Items that go on hold what their node made of an error, often its text alone: then that is read. */
function classOf(error: Record<string, unknown>, message: string): FailureClass {
  const { failure } = classifyFailure(error, null);
  if (failure !== 'data') return failure;
  const named = /^(\d{3}) - |status code (\d{3})/.exec(message);
  if (named !== null) return classifyFailure({ status: named[1] ?? named[2] }, null).failure;
  return wentAway.test(message) ? 'transient' : 'data';
}

/** What differs from item to item of one cause: quoted values, addresses, ids, numbers. */
function withoutParticulars(message: string): string {
  return message
    .replaceAll(/"[^"]*"|'[^']*'|`[^`]*`/g, '"…"')
    .replaceAll(/\S+@\S+/g, '@')
    .replaceAll(/https?:\/\/\S+/g, '…')
    .replaceAll(/[\w-]*\d[\w-]*/g, '#');
}
