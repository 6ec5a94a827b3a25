import { runProgram } from '../system/run-program.ts';
import type { ServerBinary } from './server-binary.ts';

export interface BinaryVersion {
  version: string;
  isNewEnough: boolean;
}

/** Asks a program for its version. Undefined when it does not run or prints none. */
export async function binaryVersion(path: string, binary: ServerBinary): Promise<BinaryVersion | undefined> {
  const { code, output } = await runProgram(path, ['--version'], { timeoutMs: 20_000 });
  const version = code === 0 ? binary.version.exec(output)?.[1] : undefined;
  if (version === undefined) return undefined;
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = binary.minimum.split('.').map(Number);
  return { version, isNewEnough: major > oldestMajor || (major === oldestMajor && minor >= oldestMinor) };
}
