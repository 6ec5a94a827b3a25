import { join } from 'node:path';
import { testServers } from '../checks/test-servers.ts';
import { root } from '../paths.ts';
import { entryPoint } from '../services/entry-point.ts';
import { runVisibly } from '../system/run-visibly.ts';
import type { Command } from './command.ts';

const prettier = join(root, 'node_modules', 'prettier', 'bin', 'prettier.cjs');

export const conformance: Command = {
  name: 'conformance',
  synopsis: '<folder>',
  summary: "compare what workflows do here with what n8n's own tests expect",
  async run(args) {
    const env = { ...process.env, LEADLOOM_TEST_BIN: await testServers(process.env) };
    const script = entryPoint('worker', 'src', 'check-conformance.ts');
    const code = await runVisibly(process.execPath, [script, ...args], { cwd: process.env['INIT_CWD'] ?? root, env });
    // The page that it writes has to be formatted like the others.
    const page = join('docs', 'conformance.md');
    return (
      (await runVisibly(process.execPath, [prettier, '--log-level', 'warn', '--write', page], { cwd: root })) || code
    );
  },
};
