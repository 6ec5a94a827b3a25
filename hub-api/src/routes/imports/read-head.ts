import type { Readable } from 'node:stream';
import { HubError } from '@leadloom/contracts';

/** Enough for the header and the rows of a preview. */
export const headBytes = 256 * 1024;

/** Passes a stream on and keeps its first bytes. The stream fails with `invalid_input` beyond `maxBytes`. */
export function readHead(source: Readable, maxBytes: number): { stream: AsyncIterable<Buffer>; bytes(): Buffer } {
  const parts: Buffer[] = [];
  let kept = 0;
  async function* pass(): AsyncGenerator<Buffer> {
    let total = 0;
    for await (const chunk of source as AsyncIterable<Buffer>) {
      total += chunk.length;
      if (total > maxBytes)
        throw new HubError(
          'invalid_input',
          `The file is larger than ${maxBytes / 2 ** 30} GB. Split it and import the parts.`,
        );
      if (kept < headBytes) {
        const part = chunk.subarray(0, headBytes - kept);
        parts.push(part);
        kept += part.length;
      }
      yield chunk;
    }
  }
  return { stream: pass(), bytes: () => Buffer.concat(parts) };
}
