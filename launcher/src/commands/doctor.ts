import { examineMachine } from '../doctor/examine-machine.ts';
import { examineServices } from '../doctor/examine-services.ts';
import { readSettings } from '../settings.ts';
import type { Command } from './command.ts';

const MARKS = { ok: '✓', off: '–', bad: '✗' } as const;

export const doctor: Command = {
  name: 'doctor',
  summary: 'tell versions, addresses, health and free space; exit code 1 if something is wrong',
  async run() {
    const settings = readSettings(process.env);
    const findings = [
      ...(await examineMachine(settings, process.env)),
      ...(await examineServices(settings, process.env)),
    ];
    const width = Math.max(...findings.map(({ name }) => name.length));
    for (const { state, name, detail } of findings)
      process.stdout.write(`${MARKS[state]} ${name.padEnd(width)}  ${detail}\n`);
    return findings.some(({ state }) => state === 'bad') ? 1 : 0;
  },
};
