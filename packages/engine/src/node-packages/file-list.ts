import { createHash } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { HubError } from '@leadloom/contracts';

/** What Node loads, or what a package reads to load something. */
const isCode = /\.(js|cjs|mjs|json|node|wasm)$/;
const listName = 'files.txt';
const atOnce = 32;

/** Hash of each file of code below a folder, by its path in there. */
export type FileList = ReadonlyMap<string, string>;

/** Writes down what was installed into a folder. @returns the sha512 of the list, in base64 */
export async function writeFileList(folder: string): Promise<string> {
  const paths = (await codeFiles(join(folder, 'node_modules'))).map((path) =>
    relative(folder, path).replaceAll(sep, '/'),
  );
  const lines: string[] = [];
  const rest = paths.toSorted();
  const takeLines = async () => {
    for (let path = rest.pop(); path !== undefined; path = rest.pop())
      lines.push(`${await hashOfFile(join(folder, path))} ${path}`);
  };
  await Promise.all(Array.from({ length: atOnce }, takeLines));
  const text = lines.toSorted().join('\n');
  await writeFile(join(folder, listName), text);
  return digestOf(text);
}

/** @throws HubError `forbidden` when the list is not the one that was written after the installation. */
export async function readFileList(folder: string, digest: string): Promise<FileList> {
  const text = await readFile(join(folder, listName), 'utf8').catch(() => '');
  if (digestOf(text) !== digest) throw changed(listName);
  return new Map(text.split('\n').map((line) => [line.slice(line.indexOf(' ') + 1), line.slice(0, line.indexOf(' '))]));
}

/** @throws HubError `forbidden` when a file of the folder is not as it was installed. */
export function checkFile(folder: string, list: FileList, path: string): void {
  const inFolder = relative(folder, path).replaceAll(sep, '/');
  if (!isCode.test(inFolder)) return;
  if (list.get(inFolder) !== createHash('sha256').update(readFileSync(path)).digest('base64url'))
    throw changed(inFolder);
}

function changed(path: string): HubError {
  return new HubError(
    'forbidden',
    `The installed file ${path.replace(/^node_modules\//, '')} is not as it was installed. Remove the node package and install it again.`,
  );
}

/** Links are not followed: they lead to our own packages. */
async function codeFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const found = await Promise.all(
    entries.map(async (entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return codeFiles(path);
      return entry.isFile() && isCode.test(entry.name) && entry.name !== '.package-lock.json' ? [path] : [];
    }),
  );
  return found.flat();
}

async function hashOfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('base64url');
}

function digestOf(text: string): string {
  return createHash('sha512').update(text).digest('base64');
}
