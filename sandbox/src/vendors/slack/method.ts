import { isTrue } from '../../server/is-true.ts';
import { textOf } from '../../server/text-of.ts';
import type { VendorContext } from '../../server/vendor.ts';
import { type Channel, findChannel, type SlackMessage, messagesOf } from './workspace.ts';

/** Arguments of a call from query, form or JSON; objects may come as JSON text, as forms have nothing else. */
export class MethodArguments {
  readonly #values: Readonly<Record<string, unknown>>;

  constructor(values: Readonly<Record<string, unknown>>) {
    this.#values = values;
  }

  text(name: string): string {
    return textOf(this.#values[name]);
  }

  isTrue(name: string): boolean {
    return isTrue(this.#values[name]);
  }

  number(name: string, otherwise: number): number {
    const value = Number(this.text(name) || otherwise);
    return Number.isFinite(value) ? value : otherwise;
  }

  /** Undefined when it is absent or empty; throws `SlackError` when it is no list. */
  list(name: string, error: string): unknown[] | undefined {
    const value = this.#values[name];
    if (value === undefined || value === null || value === '') return undefined;
    const parsed = typeof value === 'string' ? parseJson(value, error) : value;
    if (!Array.isArray(parsed)) throw new SlackError(error);
    return parsed;
  }

  raw(name: string): unknown {
    return this.#values[name];
  }
}

/** Becomes HTTP 200 with `{ok: false, error}`. */
export class SlackError extends Error {
  readonly fields: Readonly<Record<string, unknown>>;

  constructor(error: string, fields: Readonly<Record<string, unknown>> = {}) {
    super(error);
    this.fields = fields;
  }
}

/** Answers the fields beside `ok`. */
export type Method = (args: MethodArguments, context: VendorContext) => Record<string, unknown>;

export function requiredChannel(args: MethodArguments, context: VendorContext): Channel {
  const channel = findChannel(context, args.text('channel'));
  if (channel === undefined) throw new SlackError('channel_not_found');
  return channel;
}

export function requiredMessage(channel: Channel, ts: string, context: VendorContext): SlackMessage {
  const message = messagesOf(context).get(`${channel.id}/${ts}`);
  if (message === undefined) throw new SlackError('message_not_found');
  return message;
}

/** A page and the cursor to the next one, which is empty at the end. */
export function paged<T>(
  entries: readonly T[],
  args: MethodArguments,
  usual: number,
): { page: T[]; nextCursor: string } {
  const limit = Math.min(Math.max(1, args.number('limit', usual)), 1_000);
  const cursor = args.text('cursor');
  const offset = cursor === '' ? 0 : Number(Buffer.from(cursor, 'base64').toString().replace('next:', ''));
  if (!Number.isInteger(offset) || offset < 0) throw new SlackError('invalid_cursor');
  const next = offset + limit;
  return {
    page: entries.slice(offset, next),
    nextCursor: next < entries.length ? Buffer.from(`next:${next}`).toString('base64') : '',
  };
}

function parseJson(text: string, error: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new SlackError(error);
  }
}
