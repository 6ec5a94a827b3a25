import { setTimeout as sleep } from 'node:timers/promises';
import { endLeftovers } from '../data-folder/end-leftovers.ts';
import { readRunRecord, removeRunRecord } from '../data-folder/run-record.ts';
import { dataDirectory } from '../paths.ts';
import { Problem } from '../problem.ts';
import { isAlive, signalProcess } from '../system/process-identity.ts';
import type { Command } from './command.ts';

const PATIENCE_MS = 120_000;

export const stop: Command = {
  name: 'stop',
  summary: 'end what "start" started, in order, and nothing else',
  async run() {
    const dataDir = dataDirectory(process.env);
    const record = readRunRecord(dataDir);
    if (record === undefined) {
      process.stdout.write(`Nothing runs on ${dataDir}.\n`);
      return 0;
    }
    if (signalProcess(record.launcher, 'SIGTERM')) {
      const deadline = performance.now() + PATIENCE_MS;
      while (isAlive(record.launcher)) {
        if (performance.now() > deadline) {
          throw new Problem(`The launcher (pid ${record.launcher.pid}) has not ended after ${PATIENCE_MS / 1000} s.`, {
            help: `look into ${dataDir}/logs, then end it with: kill -9 ${record.launcher.pid}, and run "npx leadloom stop" again`,
          });
        }
        await sleep(50);
      }
      process.stdout.write(`✓ Ended ${record.services.map((service) => service.name).join(', ')}.\n`);
      return 0;
    }
    const ended = await endLeftovers(record);
    removeRunRecord(dataDir);
    process.stdout.write(
      ended.length === 0 ? `Nothing runs on ${dataDir}.\n` : `✓ Ended what was left: ${ended.join(', ')}.\n`,
    );
    return 0;
  },
};
