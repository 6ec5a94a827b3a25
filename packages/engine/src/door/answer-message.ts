import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import type { Readable } from 'node:stream';

/** Node's own class of answers around a stream: n8n reads a file's name and the encoding of a text from answers of this class only. */
export class AnswerMessage extends IncomingMessage {
  readonly #source: Readable;

  constructor(
    source: Readable,
    { status, headers, url }: { status: number; headers: Record<string, unknown>; url: URL },
  ) {
    super(new Socket());
    this.statusCode = status;
    this.headers = headers as IncomingMessage['headers'];
    // As follow-redirects and Node's client tell it.
    Object.assign(this, { responseUrl: url.href, req: { path: url.pathname } });
    this.#source = source
      .on('data', (chunk: Buffer) => {
        if (!this.push(chunk)) source.pause();
      })
      .on('end', () => {
        this.complete = true;
        this.push(null);
      })
      .on('error', (error) => this.destroy(error))
      .pause();
    this.once('close', () => source.destroy());
  }
  override _read(): void {
    this.#source.resume();
  }
}
