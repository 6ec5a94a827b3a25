import { buildIfChanged, nodesBuild } from '../build/build-if-changed.ts';
import { followLog } from '../development/follow-log.ts';
import { takeChangesOver } from '../development/take-changes-over.ts';
import { firstOwner } from '../first-owner.ts';
import { runUntilStopped } from '../run-until-stopped.ts';
import { serviceEnvironment } from '../service-environment.ts';
import { vite } from '../services/vite.ts';
import { readSettings } from '../settings.ts';
import { requirePorts, startOurProcesses, startServers } from '../start-services.ts';
import { requireDiskSpace } from '../system/disk-space.ts';
import { freePort } from '../system/port.ts';
import { printWelcome } from '../terminal/welcome.ts';
import type { Command } from './command.ts';

/** Services whose logs are shown. */
const SHOWN = ['hub', 'worker', 'sandbox', 'pages'];

export const dev: Command = {
  name: 'dev',
  summary: 'start everything, show the logs, and take over changed sources within seconds',
  async run() {
    const begun = performance.now();
    const settings = readSettings(process.env);
    const ends: (() => void)[] = [];
    try {
      return await runUntilStopped(settings, async (stack) => {
        requireDiskSpace(settings.dataDir);
        await requirePorts(settings);
        const owner = firstOwner(settings, process.env);
        const environment = { ...serviceEnvironment(settings, process.env), NODE_ENV: 'development' };
        const options = { settings, stack, env: process.env };
        const [addresses] = await Promise.all([startServers(options), buildIfChanged(nodesBuild)]);
        const pages = vite(await freePort(5682), environment);
        await stack.start(pages);
        await startOurProcesses(options, { ...environment, ...addresses }, { ...owner?.env });
        ends.push(takeChangesOver(stack), ...SHOWN.map((name) => followLog(name, stack.logPath(name))));
        await printWelcome(settings, owner, (performance.now() - begun) / 1000);
        process.stdout.write(`  The pages as you change them: ${pages.address}\n\n`);
      });
    } finally {
      for (const end of ends) end();
    }
  },
};
