import { Writable } from 'node:stream';
import type { WebhookAnswer } from '@leadloom/contracts';
import { type RenderedView, pageAnswer } from './form-page.ts';

/** Stands in for Express' response where a node answers by itself (it refuses a caller): keeps what it says. */
export class CapturedResponse extends Writable {
  statusCode = 200;
  headersSent = false;
  isEnded = false;
  /** What the node wants shown by one of n8n's templates. */
  rendered: RenderedView | null = null;
  readonly #headers: Record<string, string> = {};
  readonly #chunks: Buffer[] = [];

  override _write(chunk: Buffer | string, encoding: BufferEncoding, done: () => void): void {
    this.#chunks.push(typeof chunk === 'string' ? Buffer.from(chunk, encoding) : chunk);
    done();
  }
  override end(...parameters: unknown[]): this {
    const [chunk] = parameters;
    this.isEnded = true;
    if (typeof chunk === 'string' || chunk instanceof Uint8Array) this.#chunks.push(Buffer.from(chunk as string));
    super.end();
    return this;
  }
  writeHead(status: number, headers: Record<string, unknown> = {}): this {
    this.statusCode = status;
    for (const [name, value] of Object.entries(headers)) this.setHeader(name, value);
    return this;
  }
  setHeader(name: string, value: unknown): this {
    this.#headers[name.toLowerCase()] = String(value);
    return this;
  }
  getHeader(name: string): string | undefined {
    return this.#headers[name.toLowerCase()];
  }
  removeHeader(name: string): void {
    delete this.#headers[name.toLowerCase()];
  }
  flushHeaders(): void {
    this.headersSent = true;
  }
  header(name: string, value: unknown): this {
    return this.setHeader(name, value);
  }
  status(code: number): this {
    this.statusCode = code;
    return this;
  }
  sendStatus(code: number): this {
    return this.status(code).send('');
  }
  json(value: unknown): this {
    this.setHeader('content-type', 'application/json; charset=utf-8');
    return this.end(JSON.stringify(value));
  }
  send(value: unknown): this {
    return typeof value === 'string' || value instanceof Uint8Array ? this.end(value) : this.json(value);
  }
  render(view: string, data: Record<string, unknown>): this {
    this.rendered = { view, data };
    return this.end();
  }
  answer(): WebhookAnswer {
    const page = this.rendered === null ? null : pageAnswer(this.rendered, this.statusCode);
    return page ?? { status: this.statusCode, headers: this.#headers, body: Buffer.concat(this.#chunks) };
  }
}
