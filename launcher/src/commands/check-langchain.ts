import { join } from 'node:path';
import { testServers } from '../checks/test-servers.ts';
import { root } from '../paths.ts';
import { runVisibly } from '../system/run-visibly.ts';
import type { Command } from './command.ts';

export const checkLangchain: Command = {
  name: 'check-langchain',
  synopsis: '[version]',
  summary: 'install n8n’s package of agents and run agents, tools, memory, chats and vector stores against the sandbox',
  async run(args) {
    const env = { ...process.env, LEADLOOM_TEST_BIN: await testServers(process.env) };
    return runVisibly(process.execPath, [join(root, 'test', 'check-langchain.ts'), ...args], { cwd: root, env });
  },
};
