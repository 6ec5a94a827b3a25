import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
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
  command: readonly [string, ...string[]];
  /** Added to the environment of the build. */
  env?: NodeJS.ProcessEnv;
}

export const uiBuild: Build = {
  title: 'Building the pages',
  sources: ['ui', 'packages/contracts/src', 'packages/domain/src', 'packages/graph/src', 'package-lock.json'],
  output: 'ui/dist',
  command: [process.execPath, 'node_modules/vite/bin/vite.js', 'build', 'ui', '--logLevel', 'warn'],
};

export const nodesBuild: Build = {
  title: 'Building the nodes',
  sources: ['nodes', 'packages/contracts/src', 'package-lock.json'],
  output: 'nodes/dist',
  command: ['npm', 'run', '--silent', 'build', '-w', 'n8n-nodes-leadloom'],
};

/** Builds unless the sources are the same as at the last build. */
export async function buildIfChanged(build: Build): Promise<void> {
  const stamp = join(root, build.output, '.leadloom-sources');
  const hash = sourceHash(root, build.sources);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  await runStep(build.title, async () => {
    const [command, ...args] = build.command;
    const env = {
      ...process.env,
      ...build.env,
      PATH: `${dirname(process.execPath)}${delimiter}${process.env['PATH'] ?? ''}`,
    };
    const { code, output } = await runProgram(command, args, { cwd: root, env });
    if (code !== 0) {
      throw new Problem(`${build.title} failed:\n${output.trim().split('\n').slice(-25).join('\n')}`, {
        help: `correct what it names, or run it alone: ${build.command.join(' ')}`,
      });
    }
    writeFileSync(stamp, hash);
  });
}
