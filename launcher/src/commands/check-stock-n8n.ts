import { join } from 'node:path';
import { testServers } from '../checks/test-servers.ts';
import { cacheDirectory, root } from '../paths.ts';
import { runVisibly } from '../system/run-visibly.ts';
import type { Command } from './command.ts';

export const checkStockN8n: Command = {
  name: 'check-stock-n8n',
  synopsis: '[--keep]',
  summary: 'set a stock n8n up outside the checkout and run our nodes in it; --keep leaves it running to be looked at',
  async run(args) {
    const env = {
      ...process.env,
      LEADLOOM_TEST_BIN: await testServers(process.env),
      LEADLOOM_CACHE_DIR: cacheDirectory(process.env),
    };
    return runVisibly(process.execPath, [join(root, 'test', 'check-stock-n8n.ts'), ...args], { cwd: root, env });
  },
};
