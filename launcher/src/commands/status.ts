import { readRunRecord } from '../data-folder/run-record.ts';
import { dataDirectory } from '../paths.ts';
import { isAlive } from '../system/process-identity.ts';
import type { Command } from './command.ts';

export const status: Command = {
  name: 'status',
  summary: 'say what runs and where; exit code 0 = everything, 3 = nothing, 4 = only a part',
  run() {
    const dataDir = dataDirectory(process.env);
    const record = readRunRecord(dataDir);
    const services = (record?.services ?? []).map((service) => ({ ...service, isRunning: isAlive(service.identity) }));
    const isLauncherAlive = record !== undefined && isAlive(record.launcher);
    if (record === undefined || (!isLauncherAlive && !services.some((service) => service.isRunning))) {
      process.stdout.write(`Nothing runs on ${dataDir}. "npm start" starts it.\n`);
      return Promise.resolve(3);
    }
    process.stdout.write(`Leadloom runs since ${record.startedAt}: ${record.hubUrl}\n`);
    for (const { name, address, identity, isRunning } of services) {
      process.stdout.write(
        `  ${isRunning ? '✓' : '✗'} ${name.padEnd(8)} ${isRunning ? `pid ${identity.pid}` : 'not running'} · ${address}\n`,
      );
    }
    if (!isLauncherAlive) process.stdout.write('  ✗ its launcher is gone; "npx leadloom stop" ends the rest\n');
    return Promise.resolve(isLauncherAlive && services.every((service) => service.isRunning) ? 0 : 4);
  },
};
