import { createHash } from 'node:crypto';
import { checkEmbeddingModel } from './models.ts';
import { missing } from './openai-error.ts';
import { tokensOf } from './usage.ts';

interface EmbeddingsRequest {
  model?: unknown;
  input?: string | string[];
  dimensions?: number;
  encoding_format?: 'float' | 'base64';
}

/** POST /v1/embeddings. https://platform.openai.com/docs/api-reference/embeddings/create */
export function embed(request: EmbeddingsRequest): { body: object; tokens: number } {
  const { model, dimensions } = checkEmbeddingModel(request.model);
  if (request.input === undefined) throw missing('input');
  const inputs = typeof request.input === 'string' ? [request.input] : request.input;
  const tokens = inputs.reduce((sum, text) => sum + tokensOf(text), 0);
  const data = inputs.map((text, index) => {
    const vector = vectorOf(text, request.dimensions ?? dimensions);
    const embedding =
      request.encoding_format === 'base64' ? Buffer.from(Float32Array.from(vector).buffer).toString('base64') : vector;
    return { object: 'embedding', index, embedding };
  });
  return { body: { object: 'list', data, model, usage: { prompt_tokens: tokens, total_tokens: tokens } }, tokens };
}

/** Texts that share words are near each other: each word has its places in the vector, whose length is 1. */
function vectorOf(text: string, dimensions: number): number[] {
  const vector = Array.from({ length: dimensions }, () => 0);
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
    const hash = createHash('sha256').update(word).digest();
    for (let place = 0; place < 8; place += 1) {
      const at = hash.readUInt16LE(place * 2) % dimensions;
      vector[at] = (vector[at] ?? 0) + ((hash[16 + place] ?? 0) % 2 === 0 ? 1 : -1);
    }
  }
  const length = Math.hypot(...vector) || 1;
  return vector.map((value) => value / length);
}
