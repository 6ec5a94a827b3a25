import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Something that the guide has its reader write. */
export interface Block {
  /** A whole file, or one line that is added to a file. */
  kind: 'file' | 'line';
  /** From the checkout's root. */
  path: string;
  code: string;
}

/** Blocks of a guide whose info string says `file=…` or `line=…`. */
export function readGuide(file: string): Block[] {
  const blocks = readFileSync(file, 'utf8').matchAll(/^```ts (file|line)=(\S+)\n([\s\S]*?)^```$/gm);
  return [...blocks].map(([, kind, path, code]) => ({
    kind: kind as Block['kind'],
    path: path ?? '',
    code: code ?? '',
  }));
}

/** Does to the sources in `root` what the guide says; a line that is there already is not added. */
export function followGuide(blocks: readonly Block[], root: string): void {
  for (const { kind, path, code } of blocks) {
    const file = join(root, path);
    if (kind === 'file') writeFileSync(file, code);
    else if (!readFileSync(file, 'utf8').includes(code.trim())) appendFileSync(file, code);
  }
}
