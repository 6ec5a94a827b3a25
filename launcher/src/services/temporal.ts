import { join } from 'node:path';
import { runProgram } from '../system/run-program.ts';
import type { ServiceSpec } from './service.ts';
import { acceptsConnections, waitUntilReady } from './wait-until-ready.ts';

/** The server hands out work at most 20 times a second as it comes, which makes every step wait for up to 50 ms. */
const DISPATCH_RATE = ['transfer', 'timer', 'visibility'].flatMap((queue) => [
  '--dynamic-config-value',
  `history.${queue}ProcessorMaxPollRPS=2000`,
]);

/** Write-ahead logging doubles the rate; a crash of the machine may then cost the last moments, never the file. */
const DATABASE = ['--sqlite-pragma', 'journal_mode=wal', '--sqlite-pragma', 'synchronous=normal'];

/** The embedded Temporal server, on loopback, with its database in one file. */
export function embeddedTemporal(temporal: string, dataDir: string, port: number, namespace: string): ServiceSpec {
  const address = `127.0.0.1:${port}`;
  return {
    name: 'temporal',
    command: temporal,
    args: [
      'server',
      'start-dev',
      '--headless',
      ...Object.entries({
        '--ip': '127.0.0.1',
        '--port': `${port}`,
        '--namespace': namespace,
        '--db-filename': join(dataDir, 'temporal.db'),
        '--log-level': 'warn',
      }).flat(),
      ...DATABASE,
      ...DISPATCH_RATE,
    ],
    cwd: dataDir,
    // Its command line reads a configuration file from the home folder, and variables of which TEMPORAL_ADDRESS is one.
    env: { PATH: process.env['PATH'], HOME: dataDir },
    address,
    ready: async (signal) => {
      await waitUntilReady(() => acceptsConnections('127.0.0.1', port), signal);
      await waitUntilReady(() => knowsNamespace(temporal, address, namespace, dataDir), signal);
    },
    readyTimeoutMs: 90_000,
    stopTimeoutMs: 20_000,
  };
}

async function knowsNamespace(temporal: string, address: string, namespace: string, home: string): Promise<boolean> {
  const args = ['operator', 'namespace', 'describe', '--address', address, '--namespace', namespace];
  const { code } = await runProgram(temporal, args, {
    env: { PATH: process.env['PATH'], HOME: home },
    timeoutMs: 10_000,
  });
  return code === 0;
}
