import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { Agent, Dispatcher, getGlobalDispatcher, request as undiciRequest, setGlobalDispatcher } from 'undici';
import type { DoorAnswer } from '@leadloom/contracts';
import { bytesOf } from './answer-body.ts';
import { doorScopes } from './door-scope.ts';
import { guardedLookup } from './guarded-lookup.ts';
import { passDoor } from './pass-door.ts';

/**
 * Puts the door under fetch and undici: the global dispatcher, which Node's own fetch and every undici copy (jsforce has one) ask for.
 * Redirects are followed above it, so each hop passes the door by itself.
 */
export function installUndiciDoor(): Dispatcher {
  const door = new DoorDispatcher(getGlobalDispatcher());
  setGlobalDispatcher(door);
  return door;
}

class DoorDispatcher extends Dispatcher {
  readonly #outside: Dispatcher;
  readonly #wire = new Agent({ connect: { lookup: guardedLookup } });

  constructor(outside: Dispatcher) {
    super();
    this.#outside = outside;
  }

  override dispatch(options: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): boolean {
    const scope = doorScopes.getStore();
    if (scope === undefined) return this.#outside.dispatch(options, handler);
    const controller = new CollectingController();
    let isStreaming = false;
    const answer = async (): Promise<DoorAnswer> => {
      const url = new URL(options.path, options.origin ?? 'http://localhost');
      for (const [name, value] of Object.entries((options.query ?? {}) as Record<string, string>))
        url.searchParams.append(name, value);
      const body = await bodyBytes(options.body);
      const headers = flatHeaders(options.headers);
      return passDoor(scope, { method: options.method.toUpperCase(), url, headers, body }, async (target) => {
        const sent = { ...headers };
        for (const name of Object.keys(sent))
          if (/^(host|content-length|transfer-encoding|connection)$/i.test(name)) delete sent[name];
        const response = await undiciRequest(target, {
          method: options.method,
          headers: sent,
          body: body.byteLength === 0 ? null : body,
          dispatcher: this.#wire,
          signal: controller.signal,
          ...(options.headersTimeout == null ? {} : { headersTimeout: options.headersTimeout }),
          ...(options.bodyTimeout == null ? {} : { bodyTimeout: options.bodyTimeout }),
        });
        const answered = Object.entries(response.headers).flatMap(([name, value]) =>
          (Array.isArray(value) ? value : [value]).flatMap((one): [string, string][] =>
            one === undefined ? [] : [[name, one]],
          ),
        );
        const head = { status: response.statusCode, headers: answered };
        if (!isEventStream(head)) return { ...head, body: new Uint8Array(await response.body.arrayBuffer()) };
        isStreaming = true;
        begin(controller, handler, head);
        const pieces: Buffer[] = [];
        for await (const piece of response.body as AsyncIterable<Buffer>) {
          pieces.push(piece);
          handler.onResponseData?.(controller, piece);
        }
        return { ...head, body: new Uint8Array(Buffer.concat(pieces)) };
      });
    };
    try {
      handler.onRequestStart?.(controller, {});
    } catch (error) {
      handler.onResponseError?.(controller, error as Error);
      return true;
    }
    answer().then(
      async (given) => deliver(controller, handler, { ...given, body: await bytesOf(given.body) }, isStreaming),
      (error: unknown) => handler.onResponseError?.(controller, controller.reason ?? (error as Error)),
    );
    return true;
  }

  override async close(): Promise<void> {
    await Promise.all([this.#wire.close(), this.#outside.close()]);
  }

  override async destroy(): Promise<void> {
    await Promise.all([this.#wire.destroy(), this.#outside.destroy()]);
  }
}

/** What comes is kept as a whole anyway, so there is nothing to pause. */
class CollectingController implements Dispatcher.DispatchController {
  readonly #abort = new AbortController();
  reason: Error | null = null;
  paused = false;
  rawHeaders: Buffer[] = [];
  get aborted(): boolean {
    return this.#abort.signal.aborted;
  }
  get signal(): AbortSignal {
    return this.#abort.signal;
  }
  abort(reason: Error): void {
    this.reason = reason;
    this.#abort.abort(reason);
  }
  pause(): void {
    this.paused = true;
  }
  resume(): void {
    this.paused = false;
  }
}

function deliver(
  controller: CollectingController,
  handler: Dispatcher.DispatchHandler,
  answer: DoorAnswer & { body: Buffer },
  isDelivered: boolean,
): void {
  try {
    if (!isDelivered) {
      begin(controller, handler, answer);
      if (answer.body.byteLength > 0) handler.onResponseData?.(controller, answer.body);
    }
    handler.onResponseEnd?.(controller, {});
  } catch (error) {
    handler.onResponseError?.(controller, error as Error);
  }
}

type Head = Pick<DoorAnswer, 'status' | 'headers'>;

function begin(controller: CollectingController, handler: Dispatcher.DispatchHandler, head: Head): void {
  const headers: Record<string, string | string[]> = {};
  for (const [name, value] of head.headers) {
    if (/^(transfer-encoding|connection|keep-alive)$/i.test(name)) continue;
    const before = headers[name];
    headers[name] = before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value];
    controller.rawHeaders.push(Buffer.from(name), Buffer.from(value));
  }
  handler.onResponseStarted?.();
  handler.onResponseStart?.(controller, head.status, headers, '');
}

/** Models answer so, a word at a time, and some servers never end: each event is handed on as it comes, and the whole is kept at its end. */
function isEventStream({ status, headers }: Head): boolean {
  return (
    status === 200 &&
    headers.some(([name, value]) => name.toLowerCase() === 'content-type' && value.startsWith('text/event-stream'))
  );
}

async function bodyBytes(body: Dispatcher.DispatchOptions['body']): Promise<Uint8Array> {
  if (body === undefined || body === null) return new Uint8Array();
  if (typeof body === 'string') return Buffer.from(body);
  if (body instanceof Uint8Array) return body;
  if (body instanceof FormData) return new Uint8Array(await new Response(body).arrayBuffer());
  return buffer(body instanceof Readable ? body : Readable.from(body));
}

function flatHeaders(headers: Dispatcher.DispatchOptions['headers']): Record<string, string> {
  const flat: Record<string, string> = {};
  if (headers == null) return flat;
  if (Array.isArray(headers)) {
    for (let index = 0; index + 1 < headers.length; index += 2)
      flat[String(headers[index])] = String(headers[index + 1]);
    return flat;
  }
  const entries = Symbol.iterator in headers ? [...(headers as Iterable<[string, unknown]>)] : Object.entries(headers);
  for (const [name, value] of entries)
    if (value !== undefined) flat[name] = Array.isArray(value) ? value.join(', ') : (value as string);
  return flat;
}
