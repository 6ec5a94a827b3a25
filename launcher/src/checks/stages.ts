import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../paths.ts';
import { runVisibly } from '../system/run-visibly.ts';
import type { Counts, Stage } from './stage.ts';

/** Everything that `npm test` looks at, the quick looks first. The boundaries between the rooms are a unit test. */
export const stages: readonly Stage[] = [
  tool('format', ['prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.']),
  tool('lint', ['oxlint/bin/oxlint']),
  tool(
    'types',
    ['typescript/bin/tsc', '--noEmit', '-p', 'tsconfig.json'],
    ['typescript/bin/tsc', '--noEmit', '-p', 'ui/tsconfig.json'],
    ['typescript/bin/tsc', '--noEmit', '-p', 'nodes/tsconfig.json'],
  ),
  tool('dead-code', ['knip/bin/knip.js', '--no-progress', '--no-config-hints']),
  tests('unit'),
  tests('integration'),
  tests('browser'),
];

/** A stage that counts as one: every command of it must succeed. */
function tool(name: string, ...commands: readonly string[][]): Stage {
  return {
    name,
    async run(env) {
      const codes: number[] = [];
      for (const [script = '', ...args] of commands) codes.push(await runNode(script, args, env));
      return codes.every((code) => code === 0) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
    },
  };
}

/** A stage that counts every test of one vitest project. */
function tests(project: string): Stage {
  return {
    name: project,
    async run(env) {
      const folder = mkdtempSync(join(tmpdir(), 'leadloom-report-'));
      try {
        const report = join(folder, 'report.json');
        const args = [
          'run',
          '--project',
          project,
          '--reporter',
          'default',
          '--reporter',
          'json',
          `--outputFile.json=${report}`,
        ];
        const code = await runNode('vitest/vitest.mjs', args, env);
        return countTests(report, code);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  };
}

/** A file that cannot even be loaded has no failed test; it counts as one all the same, and so does a run that breaks. */
function countTests(report: string, code: number): Counts {
  let counts = { numPassedTests: 0, numFailedTests: 0 };
  try {
    counts = JSON.parse(readFileSync(report, 'utf8')) as typeof counts;
  } catch {
    return { passed: 0, failed: 1 };
  }
  return { passed: counts.numPassedTests, failed: code === 0 ? 0 : Math.max(1, counts.numFailedTests) };
}

function runNode(script: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  return runVisibly(process.execPath, [join(root, 'node_modules', script), ...args], { cwd: root, env });
}
