import { delimiter, dirname } from 'node:path';
import { buildIfChanged, nodesBuild, uiBuild } from '../build/build-if-changed.ts';
import { stages } from '../checks/stages.ts';
import { testServers } from '../checks/test-servers.ts';
import { Problem } from '../problem.ts';
import type { Command } from './command.ts';

export const test: Command = {
  name: 'test',
  synopsis: `[${stages.map((stage) => stage.name).join('|')} …]`,
  summary: 'set up what tests need and run them all, or the named parts',
  async run(names) {
    const unknown = names.filter((name) => !stages.some((stage) => stage.name === name));
    if (unknown.length > 0) {
      throw new Problem(`There is no part "${unknown.join(', ')}" of the tests.`, {
        help: `name some of: ${stages.map((stage) => stage.name).join(', ')}`,
      });
    }
    const chosen = stages.filter((stage) => names.length === 0 || names.includes(stage.name));
    const env = {
      ...process.env,
      PATH: `${dirname(process.execPath)}${delimiter}${process.env['PATH'] ?? ''}`,
      LEADLOOM_TEST_BIN: await testServers(process.env),
    };
    await buildIfChanged(nodesBuild);
    await buildIfChanged(uiBuild);
    const total = { passed: 0, failed: 0 };
    const lines: string[] = [];
    for (const stage of chosen) {
      process.stdout.write(`\n── ${stage.name}\n`);
      const started = performance.now();
      const { passed, failed } = await stage.run(env);
      total.passed += passed;
      total.failed += failed;
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      lines.push(
        `  ${failed === 0 ? '✓' : '✗'} ${stage.name.padEnd(12)} ${passed} passed, ${failed} failed, ${seconds} s`,
      );
      process.stdout.write(`${lines.at(-1)}\n`);
    }
    process.stdout.write(`\n${lines.join('\n')}\n\n${total.passed} passed, ${total.failed} failed\n`);
    return total.failed === 0 && total.passed > 0 ? 0 : 1;
  },
};
