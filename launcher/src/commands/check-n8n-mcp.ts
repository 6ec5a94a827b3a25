import { join } from 'node:path';
import { testServers } from '../checks/test-servers.ts';
import { cacheDirectory, root } from '../paths.ts';
import { runVisibly } from '../system/run-visibly.ts';
import type { Command } from './command.ts';

export const checkN8nMcp: Command = {
  name: 'check-n8n-mcp',
  summary: 'set n8n-mcp up outside the checkout and let it make, check, activate and run a workflow here',
  async run() {
    const env = {
      ...process.env,
      LEADLOOM_TEST_BIN: await testServers(process.env),
      LEADLOOM_CACHE_DIR: cacheDirectory(process.env),
    };
    return runVisibly(process.execPath, [join(root, 'test', 'check-n8n-mcp.ts')], { cwd: root, env });
  },
};
