import { closeSync, existsSync, fstatSync, openSync, readSync, statSync } from 'node:fs';

const POLL_MS = 200;

/**
 * Prints what is added to a log, each line with the service's name before it.
 *
 * @returns stops following
 */
export function followLog(name: string, path: string): () => void {
  let position = existsSync(path) ? statSync(path).size : 0;
  let rest = '';
  const timer = setInterval(() => {
    const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
    if (size < position) position = 0;
    if (size === position) return;
    const lines = (rest + readFrom(path, position)).split('\n');
    position = size;
    rest = lines.pop() ?? '';
    for (const line of lines) process.stdout.write(`${name.padEnd(8)} │ ${line}\n`);
  }, POLL_MS);
  return () => clearInterval(timer);
}

function readFrom(path: string, position: number): string {
  const file = openSync(path, 'r');
  try {
    const buffer = Buffer.alloc(fstatSync(file).size - position);
    readSync(file, buffer, 0, buffer.length, position);
    return buffer.toString('utf8');
  } finally {
    closeSync(file);
  }
}
