import { testServers } from '../checks/test-servers.ts';
import { root } from '../paths.ts';
import { entryPoint } from '../services/entry-point.ts';
import { runVisibly } from '../system/run-visibly.ts';
import type { Command } from './command.ts';

export const checkTemplates: Command = {
  name: 'check-templates',
  synopsis: '<folder>',
  summary: "import and run a folder of n8n users' workflows that need no foreign account",
  async run(args) {
    const env = { ...process.env, LEADLOOM_TEST_BIN: await testServers(process.env) };
    const script = entryPoint('worker', 'src', 'check-templates.ts');
    return runVisibly(process.execPath, [script, ...args], { cwd: process.env['INIT_CWD'] ?? root, env });
  },
};
