import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, type InputType, type ZlibOptions } from 'node:zlib';
import type { FastifyRequest } from 'fastify';
import { HttpFault } from './http-fault.ts';

/** What webhooks and forms take, files included, packed or not. */
export const bodyLimit = 16 * 2 ** 20;

type Unpack = (packed: InputType, options: ZlibOptions) => Promise<Buffer>;
const unpackers: Readonly<Record<string, Unpack>> = {
  gzip: promisify<InputType, ZlibOptions, Buffer>(gunzip),
  deflate: promisify<InputType, ZlibOptions, Buffer>(inflate),
  br: promisify<InputType, ZlibOptions, Buffer>(brotliDecompress),
};

/**
 * The bytes of a request, unpacked.
 * @throws HttpFault 413 when they are too many, 415 for a packing that is not known, 400 for bytes that are not packed so
 */
export async function decodeBody({ body, headers }: FastifyRequest): Promise<Buffer> {
  const raw = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
  const encoding = headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
  if (raw.length === 0 || encoding === 'identity') return raw;
  const unpack = unpackers[encoding];
  if (unpack === undefined)
    throw new HttpFault(415, `The body is packed as "${encoding}". Send it as gzip, deflate, br, or as it is.`);
  try {
    return await unpack(raw, { maxOutputLength: bodyLimit });
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge();
    throw new HttpFault(400, `The body is not packed as ${encoding}, which its header says.`);
  }
}

export function tooLarge(): HttpFault {
  return new HttpFault(
    413,
    'The body is too large: 16 MB are taken, files included. Send less, or an address to fetch it from.',
  );
}
