import { Binary } from 'mongodb';
import type { RunContext, StoredBody } from './run-context.ts';
import { type BlobOwner, readBytes, storeBytes } from './stored-text.ts';

const inlineLimit = 1_000_000;

export function isInline(bytes: Uint8Array): boolean {
  return bytes.byteLength <= inlineLimit;
}

export async function storeBody(context: RunContext, bytes: Uint8Array, owner: BlobOwner): Promise<StoredBody> {
  if (isInline(bytes)) return { body: new Binary(bytes), blob: null };
  return { body: null, blob: await storeBytes(context, [bytes], owner) };
}

export async function readBody(context: RunContext, { body, blob }: StoredBody): Promise<Uint8Array> {
  return blob === null ? new Uint8Array(body?.buffer ?? []) : readBytes(context, blob);
}

/** Reads a stream to its end: what is short is given back, what is long is stored on the way. */
export async function storeStream(
  context: RunContext,
  source: AsyncIterable<Uint8Array>,
  owner: BlobOwner,
): Promise<{ bytes: Uint8Array } | { blob: string }> {
  const head: Uint8Array[] = [];
  let size = 0;
  const rest = source[Symbol.asyncIterator]();
  while (size <= inlineLimit) {
    const { done, value } = await rest.next();
    if (done === true) return { bytes: Buffer.concat(head) };
    head.push(value);
    size += value.byteLength;
  }
  async function* whole() {
    yield* head.splice(0);
    yield* { [Symbol.asyncIterator]: () => rest };
  }
  return { blob: await storeBytes(context, whole(), owner) };
}
