import { join } from 'node:path';
import { buildIfChanged, nodesBuild } from '../build/build-if-changed.ts';
import { testServers } from '../checks/test-servers.ts';
import { root } from '../paths.ts';
import { runVisibly } from '../system/run-visibly.ts';
import type { Command } from './command.ts';

export const soak: Command = {
  name: 'soak',
  synopsis: '[--rounds 100] [--seed 7] [--only worker,hub] [--record]',
  summary: 'kill parts of the whole product under load and look whether every promise was kept',
  async run(args) {
    await buildIfChanged(nodesBuild);
    const env = { ...process.env, LEADLOOM_TEST_BIN: await testServers(process.env) };
    return runVisibly(process.execPath, [join(root, 'test', 'soak.ts'), ...args], { cwd: root, env });
  },
};
