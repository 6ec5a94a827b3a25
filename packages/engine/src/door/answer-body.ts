import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { DoorAnswer } from '@leadloom/contracts';

type AnswerBody = DoorAnswer['body'];

/** All of it, for those who want it at once. */
export async function bytesOf(body: AnswerBody): Promise<Buffer> {
  return body instanceof Uint8Array ? Buffer.from(body) : buffer(body.open());
}

export function streamOf(body: AnswerBody): Readable {
  if (body instanceof Uint8Array) return Readable.from(body.byteLength === 0 ? [] : [Buffer.from(body)]);
  const source = body.open();
  return source instanceof Readable ? source : Readable.from(source);
}
