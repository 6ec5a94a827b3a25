import { parseArgs } from 'node:util';
import { buildIfChanged, nodesBuild, uiBuild } from '../build/build-if-changed.ts';
import { firstOwner } from '../first-owner.ts';
import { runUntilStopped } from '../run-until-stopped.ts';
import { serviceEnvironment } from '../service-environment.ts';
import { readSettings } from '../settings.ts';
import { requirePorts, startOurProcesses, startServers } from '../start-services.ts';
import { requireDiskSpace } from '../system/disk-space.ts';
import { printWelcome } from '../terminal/welcome.ts';
import type { Command } from './command.ts';

export const start: Command = {
  name: 'start',
  synopsis: '[--roles api,worker]',
  summary: 'set up what is missing, start everything, and keep it running until Ctrl+C',
  async run(args) {
    const { values } = parseArgs({ args: [...args], options: { roles: { type: 'string' } } });
    const begun = performance.now();
    const settings = readSettings(process.env, values.roles);
    return runUntilStopped(settings, async (stack) => {
      requireDiskSpace(settings.dataDir);
      await requirePorts(settings);
      const owner = firstOwner(settings, process.env);
      const environment = serviceEnvironment(settings, process.env);
      const options = { settings, stack, env: process.env };
      const [addresses] = await Promise.all([startServers(options), buildAll()]);
      await startOurProcesses(options, { ...environment, ...addresses }, { ...owner?.env });
      await printWelcome(settings, owner, (performance.now() - begun) / 1000);
    });
  },
};

async function buildAll(): Promise<void> {
  await buildIfChanged(nodesBuild);
  await buildIfChanged(uiBuild);
}
