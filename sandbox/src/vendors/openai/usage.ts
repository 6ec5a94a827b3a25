import { createHash } from 'node:crypto';

/** OpenAI's rule of thumb: four characters a token. */
export function tokensOf(text: string): number {
  return Math.ceil(text.length / 4);
}

/** The same for the same request, so that runs can be compared. */
export function idOf(prefix: string, ...of: unknown[]): string {
  return `${prefix}${createHash('sha256').update(JSON.stringify(of)).digest('hex').slice(0, 24)}`;
}

/** A text as it is streamed: with the blank behind each word. */
export function piecesOf(text: string): string[] {
  return text.match(/\S+\s*|\s+/g) ?? [];
}
