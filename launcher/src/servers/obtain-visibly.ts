import { runStep } from '../terminal/steps.ts';
import { obtainBinary } from './obtain-binary.ts';
import { serverBinaries } from './server-binaries.ts';
import type { ServerBinary } from './server-binary.ts';

/** Finds or fetches a server program as a step on the terminal. Answers its path. */
export async function obtainVisibly(
  name: ServerBinary['name'],
  cacheDir: string,
  env: NodeJS.ProcessEnv,
): Promise<string> {
  const binary = serverBinaries[name];
  const found = await runStep(
    `Getting ${binary.title}`,
    (step) =>
      obtainBinary(binary, {
        cacheDir,
        env,
        onProgress: ({ received, total }) =>
          step.progress(`${megabytes(Math.min(received, total))} of ${megabytes(total)} MB`),
      }),
    ({ version, source }) => `${version}, ${ORIGIN[source]}`,
  );
  return found.path;
}

const ORIGIN = { PATH: 'found on the PATH', cache: 'downloaded before', download: 'downloaded' } as const;

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(0);
}
