import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type ImportLine, importsBelow, importsOf } from './imports.ts';
import { rooms, soleOwners } from './rooms.ts';

const root = join(import.meta.dirname, '..');

interface Manifest {
  name: string;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}

const manifests = Object.fromEntries(Object.keys(rooms).map((room) => [room, readManifest(room)]));
const roomOfPackage = new Map(Object.entries(manifests).map(([room, { name }]) => [name, room]));
/** What tests may import from outside: whatever some package.json of ours names. */
const namedSomewhere = [readManifest('.'), ...Object.values(manifests)].flatMap(({ dependencies, devDependencies }) =>
  Object.keys({ ...dependencies, ...devDependencies }),
);

describe('the arrows between the rooms', () => {
  test('every workspace is a room with its arrows', () => {
    const folders = [...readdirSync(root), ...readdirSync(join(root, 'packages')).map((name) => `packages/${name}`)];
    const workspaces = folders.filter((folder) => folder !== '.' && existsSync(join(root, folder, 'package.json')));
    expect(workspaces.sort()).toEqual(Object.keys(rooms).sort());
  });

  test.each(Object.keys(rooms))('%s imports only what it may', (room) => {
    const lines = importsBelow(root, room);
    expect(lines.map((line) => fault(room, line)).filter((text) => text !== undefined)).toEqual([]);
  });

  test("the launcher's first lines import nothing but Node", () => {
    const specifiers = importsOf(readFileSync(join(root, 'launcher/bin/leadloom.mjs'), 'utf8')).map(
      (line) => line.specifier,
    );
    expect(specifiers.length).toBeGreaterThan(0);
    expect(specifiers.filter((specifier) => !specifier.startsWith('node:'))).toEqual([]);
  });
});

describe('reading imports', () => {
  test('finds every form of import and no example in a comment', () => {
    const source = [
      "import a from 'one';",
      "import type { B } from 'two';",
      "import {\n  c,\n  d,\n} from 'three';",
      "export * from './four.ts';",
      "import 'five';",
      "const six = await import('six');",
      "const seven = require('seven');",
      "// import nothing from 'comment';",
      "/* export * from 'comment'; */",
    ].join('\n');
    expect(importsOf(source).map(({ specifier }) => specifier)).toEqual([
      'one',
      'two',
      'three',
      './four.ts',
      'five',
      'six',
      'seven',
    ]);
    expect(importsOf(source).filter(({ isType }) => isType)).toEqual([{ specifier: 'two', isType: true }]);
  });

  test('a forbidden arrow is a fault', () => {
    expect(fault('sandbox', { file: 'sandbox/src/a.ts', specifier: '@leadloom/contracts', isType: false })).toContain(
      'may not import',
    );
    expect(fault('ui', { file: 'ui/src/a.ts', specifier: '../../hub-api/src/app.ts', isType: false })).toContain(
      'may not import',
    );
    expect(fault('hub-api', { file: 'hub-api/src/a.ts', specifier: '@leadloom/engine', isType: false })).toContain(
      'may not import',
    );
    expect(fault('hub-api', { file: 'hub-api/src/a.ts', specifier: 'mongodb', isType: false })).toContain(
      'packages/store',
    );
    expect(
      fault('packages/domain', { file: 'packages/domain/src/a.ts', specifier: 'node:fs', isType: false }),
    ).toContain('computes');
    expect(
      fault('hub-api', { file: 'hub-api/src/a.ts', specifier: '@leadloom/engine/catalogue', isType: false }),
    ).toBeUndefined();
  });
});

/** What is wrong with an import; undefined if nothing is. Tests may also use the shared test set-up, the sandbox and every package. */
function fault(room: string, line: ImportLine): string | undefined {
  const { file, specifier } = line;
  const isTest = /\.test\.tsx?$|\/(test|testing)\//.test(file);
  const target = roomOf(file, specifier);
  if (target === 'outside') return outsideFault(room, line, file.startsWith(`${room}/src/`) && !isTest);
  if (target === room || target.startsWith(`${room}/`)) return undefined;
  if (isTest && (target === 'sandbox' || target === 'test')) return undefined;
  const isAllowed = rooms[room]?.rooms.some((allowed) => target === allowed || target.startsWith(`${allowed}/`));
  return isAllowed === true ? undefined : `${file} may not import ${specifier}`;
}

function outsideFault(room: string, { file, specifier, isType }: ImportLine, isSource: boolean): string | undefined {
  if (isBuiltin(specifier)) {
    return isSource && rooms[room]?.isNodeAllowed !== true
      ? `${file} imports ${specifier}, but its room only computes`
      : undefined;
  }
  const name = specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
  const owner = soleOwners[name];
  if (isSource && owner !== undefined && owner !== room) return `${file} imports ${name}, which only ${owner} may`;
  const { dependencies = {}, devDependencies = {} } = manifests[room] ?? { name: room };
  // Pages and nodes are bundled and types are erased, so for these it is enough that the build has the package.
  const isErased = isType || room === 'nodes' || room === 'ui';
  const declared = isSource ? Object.keys({ ...dependencies, ...(isErased ? devDependencies : {}) }) : namedSomewhere;
  return declared.includes(name) ? undefined : `${file} imports ${name}, which ${room}/package.json does not name`;
}

/** The room (or part of one) that an import leads to; `test` for the shared set-up, `outside` for packages that are not ours. */
function roomOf(file: string, specifier: string): string {
  if (specifier.startsWith('.')) {
    const path = normalize(join(file, '..', specifier));
    return Object.keys(rooms).find((room) => path.startsWith(`${room}/`)) ?? path.split('/')[0] ?? path;
  }
  const owner = [...roomOfPackage].find(([name]) => specifier === name || specifier.startsWith(`${name}/`));
  return owner === undefined ? 'outside' : owner[1] + specifier.slice(owner[0].length);
}

function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as Manifest;
}
