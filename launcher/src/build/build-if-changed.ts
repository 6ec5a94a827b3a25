import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../paths.ts';
import { Problem } from '../problem.ts';
import { runProgram } from '../system/run-program.ts';
import { runStep } from '../terminal/steps.ts';
import { sourceHash } from './source-hash.ts';

/** Something that is built from sources of the checkout. */
export interface Build {
  title: string;
  /** Files and folders, from the checkout's root. */
  sources: readonly string[];
  /** The folder that the build fills. */
  output: string;
  /** Builds; rejects with what is wrong in the sources. */
  make(): Promise<void>;
  /** What a person types to build it alone. */
  command: string;
}

export const uiBuild: Build = {
  title: 'Building the pages',
  sources: ['ui', 'packages/contracts/src', 'packages/domain/src', 'packages/graph/src', 'package-lock.json'],
  output: 'ui/dist',
  command: 'npx vite build ui',
  async make() {
    const args = ['node_modules/vite/bin/vite.js', 'build', 'ui', '--logLevel', 'warn'];
    const { code, output } = await runProgram(process.execPath, args, { cwd: root });
    if (code !== 0) throw new Error(output.trim().split('\n').slice(-25).join('\n'));
  },
};

/** In this process, because starting another one takes longer than the build. */
export const nodesBuild: Build = {
  title: 'Building the nodes',
  sources: ['nodes', 'packages/contracts/src', 'package-lock.json'],
  output: 'nodes/dist',
  command: 'npm run build -w n8n-nodes-leadloom',
  async make() {
    const { buildNodes } = await import('n8n-nodes-leadloom/build');
    await buildNodes();
  },
};

/** Builds unless the sources are the same as at the last build. */
export async function buildIfChanged(build: Build): Promise<void> {
  const stamp = join(root, build.output, '.leadloom-sources');
  const hash = sourceHash(root, build.sources);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  await runStep(build.title, async () => {
    await build.make().catch((cause: Error) => {
      const help = `correct what it names, or run it alone: ${build.command}`;
      throw new Problem(`${build.title} failed:\n${cause.message}`, { help, cause });
    });
    writeFileSync(stamp, hash);
  });
}
