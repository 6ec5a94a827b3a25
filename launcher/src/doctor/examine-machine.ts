import { existsSync } from 'node:fs';
import { arch, cpus, release, totalmem } from 'node:os';
import { dirname } from 'node:path';
import { Problem } from '../problem.ts';
import { obtainBinary } from '../servers/obtain-binary.ts';
import { serverBinaries } from '../servers/server-binaries.ts';
import type { Settings } from '../settings.ts';
import { freeDiskSpace } from '../system/disk-space.ts';
import { runProgram } from '../system/run-program.ts';
import type { Finding } from './finding.ts';

/** Versions of what Leadloom runs on, and the space it has. */
export async function examineMachine({ cacheDir, dataDir }: Settings, env: NodeJS.ProcessEnv): Promise<Finding[]> {
  return [
    {
      state: 'ok',
      name: 'system',
      detail: `${process.platform} ${release()} on ${arch()}, ${cpus().length} cores, ${gigabytes(totalmem())} GB memory`,
    },
    { state: 'ok', name: 'Node', detail: `${process.versions.node} at ${process.execPath}` },
    await askProgram('npm', 'npm', ['--version'], env),
    await askProgram('Python', 'python3', ['-m', 'pip', '--version'], env),
    ...(await Promise.all(Object.values(serverBinaries).map((binary) => examineBinary(binary, cacheDir, env)))),
    examineDisk(dataDir),
  ];
}

async function askProgram(
  name: string,
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<Finding> {
  const { code, output } = await runProgram(command, args, { env, timeoutMs: 20_000 });
  const said = output.trim().split('\n').at(-1) ?? '';
  return code === 0
    ? { state: 'ok', name, detail: said }
    : { state: 'off', name, detail: `not found; only needed to install (${said})` };
}

async function examineBinary(
  binary: (typeof serverBinaries)['mongod'],
  cacheDir: string,
  env: NodeJS.ProcessEnv,
): Promise<Finding> {
  const name = binary.name;
  try {
    const { version, path } = await obtainBinary(binary, { cacheDir, env, mayDownload: false });
    return { state: 'ok', name, detail: `${version} at ${path}` };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { state: 'off', name, detail: 'not here yet; fetched when it is needed' };
  }
}

function examineDisk(dataDir: string): Finding {
  const folder = existingParent(dataDir);
  const free = freeDiskSpace(folder);
  return {
    state: free < 2 * 1024 ** 3 ? 'bad' : 'ok',
    name: 'free disk',
    detail: `${gigabytes(free)} GB for ${dataDir} (2 GB are needed)`,
  };
}

function existingParent(folder: string): string {
  return existsSync(folder) ? folder : existingParent(dirname(folder));
}

function gigabytes(bytes: number): string {
  return (bytes / 1024 ** 3).toFixed(1);
}
