import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { type Part, parts } from './soak/killable-parts.ts';
import { recordSoak } from './soak/record-soak.ts';
import { runSoak } from './soak/run-soak.ts';
import { tellSoak } from './soak/soak-report.ts';

/** `npm run soak -- [--rounds 100] [--seed 7] [--only worker,mongod] [--record]` */
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '100' },
    seed: { type: 'string' },
    only: { type: 'string' },
    record: { type: 'boolean' },
  },
});
const only = values.only?.split(',') as Part[] | undefined;
const unknown = only?.filter((part) => !parts.includes(part)) ?? [];
const rounds = Number(values.rounds);
const seed = Number(values.seed ?? randomInt(1_000_000));
if (unknown.length > 0 || !Number.isInteger(rounds) || !Number.isInteger(seed) || rounds < 1) {
  process.stderr.write(
    `Rounds and seed are whole numbers; parts to kill are ${parts.join(', ')}${unknown.length > 0 ? `, not ${unknown.join(', ')}` : ''}.\n`,
  );
  process.exit(2);
}
process.stdout.write(`seed ${seed}\n`);
const report = await runSoak({
  rounds,
  seed,
  ...(only && { parts: only }),
  say: (line) => process.stdout.write(`${line}\n`),
});
process.stdout.write(`${tellSoak(report)}\n`);
if (values.record === true) recordSoak(report);
process.exit(report.faults.length === 0 ? 0 : 1);
