import { buildIfChanged, nodesBuild } from '../build/build-if-changed.ts';
import { followLog } from '../development/follow-log.ts';
import { watchSources } from '../development/watch-sources.ts';
import { firstOwner } from '../first-owner.ts';
import { runUntilStopped } from '../run-until-stopped.ts';
import { serviceEnvironment } from '../service-environment.ts';
import type { Stack } from '../services/stack.ts';
import { vite } from '../services/vite.ts';
import { readSettings } from '../settings.ts';
import { requirePorts, startOurProcesses, startServers } from '../start-services.ts';
import { requireDiskSpace } from '../system/disk-space.ts';
import { freePort } from '../system/port.ts';
import { printWelcome } from '../terminal/welcome.ts';
import type { Command } from './command.ts';

const SHARED = [
  'packages/contracts/src',
  'packages/domain/src',
  'packages/graph/src',
  'packages/store/src',
  'packages/engine/src',
  'connectors/src',
];

export const dev: Command = {
  name: 'dev',
  summary: 'start everything, show the logs, and take over changed sources within seconds',
  async run() {
    const begun = performance.now();
    const settings = readSettings(process.env);
    let endDevelopment: (() => void) | undefined;
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
        endDevelopment = takeChangesOver(stack);
        await printWelcome(settings, owner, (performance.now() - begun) / 1000);
        process.stdout.write(`  The pages as you change them: ${pages.address}\n\n`);
      });
    } finally {
      endDevelopment?.();
    }
  },
};

/** Restarts what a changed source belongs to. Pages need no restart: their development server sees to them. */
function takeChangesOver(stack: Stack): () => void {
  const restart = async (...names: string[]) => {
    try {
      const started = performance.now();
      await Promise.all(names.map((name) => stack.restart(name)));
      process.stdout.write(`↻ ${names.join(', ')} · ${((performance.now() - started) / 1000).toFixed(1)} s\n`);
    } catch (error) {
      process.stdout.write(`! ${(error as Error).message}\n`);
    }
  };
  // One after the other: a build of the nodes empties their folder, which a hub that starts just then would miss.
  let work = Promise.resolve();
  const inTurn = (job: () => Promise<void>) => () => (work = work.then(job));
  const ends = [
    watchSources(
      SHARED,
      inTurn(() => restart('hub', 'worker')),
    ),
    watchSources(
      ['hub-api/src'],
      inTurn(() => restart('hub')),
    ),
    watchSources(
      ['worker/src', 'workflows/src'],
      inTurn(() => restart('worker')),
    ),
    watchSources(
      ['sandbox/src'],
      inTurn(() => restart('sandbox')),
    ),
    watchSources(
      ['nodes'],
      inTurn(async () => {
        await buildIfChanged(nodesBuild).catch((error: Error) => process.stdout.write(`! ${error.message}\n`));
        await restart('worker', 'hub');
      }),
    ),
    ...['hub', 'worker', 'sandbox', 'pages'].map((name) => followLog(name, stack.logPath(name))),
  ];
  return () => ends.forEach((end) => end());
}
