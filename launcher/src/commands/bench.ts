import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildIfChanged, nodesBuild } from '../build/build-if-changed.ts';
import { testServers } from '../checks/test-servers.ts';
import { root } from '../paths.ts';
import { Problem } from '../problem.ts';
import { runVisibly } from '../system/run-visibly.ts';
import type { Command } from './command.ts';

const folder = join(root, 'bench', 'src');

export const bench: Command = {
  name: 'bench',
  synopsis: '<name> [arguments]',
  summary: 'measure something on real servers; bench/README.md tells what there is',
  async run([name, ...args]) {
    const script = join(folder, `${name}.ts`);
    if (name === undefined || !existsSync(script)) {
      const names = readdirSync(folder)
        .filter((file) => file.endsWith('.ts') && !file.includes('.test.'))
        .map((file) => file.slice(0, -3));
      throw new Problem(name === undefined ? 'Which benchmark?' : `There is no benchmark "${name}".`, {
        help: `npm run bench -- <name>, with one of: ${names.join(', ')}`,
      });
    }
    await buildIfChanged(nodesBuild);
    const env = { ...process.env, LEADLOOM_TEST_BIN: await testServers(process.env) };
    return runVisibly(process.execPath, [script, ...args], { cwd: root, env });
  },
};
