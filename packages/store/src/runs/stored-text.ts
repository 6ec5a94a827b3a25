import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { ObjectId } from 'mongodb';
import type { RunContext, StoredText } from './run-context.ts';

const compress = promisify(gzip);
const decompress = promisify(gunzip);

/** Texts longer than this go to GridFS, compressed: a row must stay far below MongoDB's 16 MB. */
const inlineLimit = 1_000_000;

export async function storeText(context: RunContext, text: string): Promise<StoredText> {
  if (text.length <= inlineLimit) return { text };
  return { blob: await storeBytes(context, await compress(text)) };
}

export async function readText(context: RunContext, stored: StoredText): Promise<string> {
  if ('text' in stored) return stored.text;
  return (await decompress(await readBytes(context, stored.blob))).toString('utf8');
}

export async function storeBytes(context: RunContext, bytes: Uint8Array): Promise<string> {
  const upload = context.blobs.openUploadStream('');
  await new Promise<void>((resolve, reject) => {
    upload.once('finish', resolve);
    upload.once('error', reject);
    upload.end(bytes);
  });
  return upload.id.toHexString();
}

export async function readBytes(context: RunContext, id: string): Promise<Buffer> {
  return buffer(context.blobs.openDownloadStream(ObjectId.createFromHexString(id)));
}
