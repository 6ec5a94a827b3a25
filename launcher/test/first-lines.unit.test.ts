import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runProgram } from '../src/system/run-program.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'leadloom-clone-'));
  cpSync(join(import.meta.dirname, '..', 'bin'), join(root, 'launcher', 'bin'), { recursive: true });
  writeFile('launcher/src/main.ts', "console.log('main', ...process.argv.slice(2)); process.exitCode = 5;");
  lock('1.0.0');
  npm(
    'mkdir -p node_modules/typebox && cp package-lock.json node_modules/.package-lock.json && echo "npm $*" >> npm.log',
  );
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

test('installs from the lock file in an empty clone, then hands over with arguments and exit code', async () => {
  const { code, output } = await run('start', '--roles', 'api');
  expect(output).toContain('Installing 2 packages from the lock file');
  expect(output).toMatch(/✓ 1 packages installed in \d+ s/);
  expect(output).toContain('main start --roles api');
  expect(code).toBe(5);
  expect(npmCalls()).toEqual(['npm install --no-save --no-audit --no-fund --loglevel error']);
});

test('installs again only when the lock file names something else', async () => {
  await run('start');
  await run('start');
  expect(npmCalls()).toHaveLength(1);
  lock('1.0.1');
  await run('start');
  expect(npmCalls()).toHaveLength(2);
});

test('what looks at or ends a run installs nothing', async () => {
  const { code, output } = await run('stop');
  expect(code).toBe(0);
  expect(output).toContain('is not set up in this folder yet');
  expect(existsSync(join(root, 'npm.log'))).toBe(false);
});

test('a failed installation shows what npm said and stops', async () => {
  npm('echo "npm error network is unreachable"; exit 1');
  const { code, output } = await run('start');
  expect(code).toBe(1);
  expect(output).toContain('The packages could not be installed');
  expect(output).toContain('network is unreachable');
  expect(output).not.toContain('main start');
});

function run(...args: string[]) {
  const env = { PATH: [join(root, 'bin'), dirname(process.execPath), '/usr/bin', '/bin'].join(delimiter) };
  return runProgram(process.execPath, [join(root, 'launcher', 'bin', 'leadloom.mjs'), ...args], { env });
}

function npmCalls(): string[] {
  return readFileSync(join(root, 'npm.log'), 'utf8').trim().split('\n');
}

function lock(version: string): void {
  const packages = {
    '': { name: 'clone' },
    'node_modules/typebox': { version, integrity: `sha512-${version}` },
    'node_modules/only-elsewhere': { version: '1.0.0', optional: true },
  };
  writeFile('package-lock.json', JSON.stringify({ packages }));
}

/** Stands in for npm, in the clone's own folder of programs. */
function npm(script: string): void {
  writeFile('bin/npm', `#!/bin/sh\ncd "${root}"\n${script}\n`);
  chmodSync(join(root, 'bin', 'npm'), 0o755);
}

function writeFile(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}
