import { join } from 'node:path';
import { testServers } from '../checks/test-servers.ts';
import { root } from '../paths.ts';
import { runVisibly } from '../system/run-visibly.ts';
import type { Command } from './command.ts';

export const screenshots: Command = {
  name: 'screenshots',
  synopsis: '<folder>',
  summary: 'run the sample job and take pictures of every page, light and dark, on a desk and on a phone',
  async run(args) {
    const env = { ...process.env, LEADLOOM_TEST_BIN: await testServers(process.env) };
    return runVisibly(process.execPath, [join(root, 'ui', 'test', 'screenshots.ts'), ...args], { cwd: root, env });
  },
};
