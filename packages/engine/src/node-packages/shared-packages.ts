import { mkdirSync, readdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { packageFolder } from '../n8n.ts';
import { readJsonFile } from './read-json-file.ts';

/**
 * Packages that there may be one copy of: n8n's own hold what is registered in the process, and the door is in ours of axios. While npm
 * installs, an empty package of the same version stands for each; then a link to ours takes its place.
 */
const always = ['n8n-core', 'n8n-workflow', 'n8n-nodes-base', 'axios', 'reflect-metadata', '@langchain/core'];

/**
 * Packages whose native part is built by a script, which does not run here. What is made of this one is an error when it is used, not when a
 * node is loaded that could use it.
 */
const neverBuilt: Readonly<Record<string, string>> = {
  sqlite3: `const missing = () => {
  throw new Error('Databases of SQLite cannot be opened here: the package sqlite3 builds itself by a script, and scripts of packages do not run');
};
module.exports = { Database: missing, verbose: missing };
`,
};

/** Folder of the stand-ins, beside node_modules. */
export const sharedFolder = 'shared';

/** Names and versions of what a package with these dependencies shares with us. */
export function sharedWith(dependencies: Readonly<Record<string, string>>): Map<string, string> {
  const shared = new Map([...always, ...ofN8n()].map((name) => [name, versionOf(name)]));
  for (const name of Object.keys(neverBuilt)) shared.set(name, '0.0.0');
  // n8n's schemas are zod's of major 3; a package of its own may have another.
  if (/^[\^~]?3\./.test(dependencies['zod'] ?? '')) shared.set('zod', versionOf('zod'));
  return shared;
}

export function writeStandIns(folder: string, shared: ReadonlyMap<string, string>): void {
  for (const [name, version] of shared) {
    const place = join(folder, sharedFolder, name);
    mkdirSync(place, { recursive: true });
    writeFileSync(join(place, 'package.json'), JSON.stringify({ name, version }));
  }
}

/** Links each stand-in to the copy that this process uses. The application may have moved since the installation. */
export function linkShared(folder: string, names: Iterable<string>): void {
  for (const name of names) {
    const place = join(folder, sharedFolder, name);
    if (neverBuilt[name] !== undefined) {
      writeFileSync(join(place, 'index.js'), neverBuilt[name]);
      continue;
    }
    const target = realpathSync(ours(name));
    if (targetOf(place) === target) continue;
    rmSync(place, { recursive: true, force: true });
    mkdirSync(dirname(place), { recursive: true });
    symlinkSync(target, place, 'junction');
  }
}

function targetOf(place: string): string | undefined {
  try {
    return realpathSync(place);
  } catch {
    return undefined;
  }
}

function ofN8n(): string[] {
  return readdirSync(ours('@n8n')).map((name) => `@n8n/${name}`);
}

function versionOf(name: string): string {
  return (readJsonFile(join(ours(name), 'package.json')) as { version: string }).version;
}

/** Beside n8n-core: some of them do not let their package.json be resolved. */
function ours(name: string): string {
  return join(packageFolder('n8n-core'), '..', name);
}
