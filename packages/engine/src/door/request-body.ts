import { randomUUID } from 'node:crypto';
import { type FileHandle, open, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

/** What a request sends, as bytes, or in a file when there are many. It may have to be read several times: to be known again, and for each try. */
export type RequestBody = Uint8Array | SpooledBody;

export interface SpooledBody {
  bytes: number;
  open(): Readable;
  close(): Promise<void>;
}

const inMemory = 1_000_000;

export function isSpooled(body: RequestBody): body is SpooledBody {
  return !(body instanceof Uint8Array);
}

/** Reads a stream to its end. What is long goes into a file without a name, which is gone with this process whatever becomes of it. */
export async function takeBody(source: AsyncIterable<Uint8Array>): Promise<RequestBody> {
  const head: Uint8Array[] = [];
  let bytes = 0;
  let file: FileHandle | undefined;
  try {
    for await (const chunk of source) {
      bytes += chunk.byteLength;
      if (file !== undefined) await file.appendFile(chunk);
      else head.push(chunk);
      if (file !== undefined || bytes <= inMemory) continue;
      file = await nameless();
      for (const held of head.splice(0)) await file.appendFile(held);
    }
  } catch (error) {
    await file?.close();
    throw error;
  }
  if (file === undefined) return Buffer.concat(head);
  const kept = file;
  return {
    bytes,
    open: () => kept.createReadStream({ start: 0, autoClose: false }),
    close: () => kept.close(),
  };
}

async function nameless(): Promise<FileHandle> {
  const path = join(tmpdir(), `leadloom-body-${randomUUID()}`);
  const file = await open(path, 'wx+', 0o600);
  await unlink(path);
  return file;
}

type Pieces = Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

/** A body as the journal knows it: the same form twice has two boundaries. */
export function withoutBoundary(body: RequestBody, boundary: string | undefined): Pieces {
  const pieces = isSpooled(body) ? body.open() : [body];
  return boundary === undefined ? pieces : replacing(pieces, boundary);
}

async function* replacing(pieces: Pieces, boundary: string): AsyncIterable<Uint8Array> {
  let held = '';
  for await (const chunk of pieces) {
    const parts = (held + Buffer.from(chunk).toString('latin1')).split(boundary);
    const last = parts.pop() ?? '';
    // A boundary may be cut in two.
    const end = Math.max(0, last.length - boundary.length + 1);
    held = last.slice(end);
    yield Buffer.from(parts.map((part) => `${part}boundary`).join('') + last.slice(0, end), 'latin1');
  }
  yield Buffer.from(held, 'latin1');
}
