import { Binary } from 'mongodb';
import type { RunContext, StoredBody } from './run-context.ts';
import { readBytes, storeBytes } from './stored-text.ts';

const inlineLimit = 1_000_000;

export async function storeBody(context: RunContext, bytes: Uint8Array): Promise<StoredBody> {
  if (bytes.byteLength <= inlineLimit) return { body: new Binary(bytes), blob: null };
  return { body: null, blob: await storeBytes(context, bytes) };
}

export async function readBody(context: RunContext, { body, blob }: StoredBody): Promise<Uint8Array> {
  return blob === null ? new Uint8Array(body?.buffer ?? []) : readBytes(context, blob);
}
