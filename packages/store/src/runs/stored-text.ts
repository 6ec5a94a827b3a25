import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { ObjectId } from 'mongodb';
import { uploadTo } from '../files/upload.ts';
import type { RunContext, StoredText } from './run-context.ts';

const compress = promisify(gzip);
const decompress = promisify(gunzip);

/** Texts longer than this go to GridFS, compressed: a row must stay far below MongoDB's 16 MB. */
const inlineLimit = 1_000_000;

/** Whose a blob is: it goes with its execution, or when its time is over. */
export interface BlobOwner {
  executionId?: string;
  until?: Date;
}

const dayMs = 86_400_000;
/** Of rows that MongoDB deletes by itself after so many days: what they point to goes a day later. */
export function afterDays(days: number): Date {
  return new Date(Date.now() + (days + 1) * dayMs);
}

export async function storeText(context: RunContext, text: string, owner: BlobOwner): Promise<StoredText> {
  if (text.length <= inlineLimit) return { text };
  return { blob: await storeBytes(context, [await compress(text)], owner) };
}

export async function readText(context: RunContext, stored: StoredText): Promise<string> {
  if ('text' in stored) return stored.text;
  return (await decompress(await readBytes(context, stored.blob))).toString('utf8');
}

export async function storeBytes(
  context: RunContext,
  source: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  owner: BlobOwner,
): Promise<string> {
  const upload = context.blobs.openUploadStream('', { metadata: { ...owner } });
  await uploadTo(context.db, 'runBlobs', upload, source);
  return upload.id.toHexString();
}

export function openBytes(context: RunContext, id: string): Readable {
  return context.blobs.openDownloadStream(ObjectId.createFromHexString(id));
}

export async function readBytes(context: RunContext, id: string): Promise<Buffer> {
  return buffer(openBytes(context, id));
}
