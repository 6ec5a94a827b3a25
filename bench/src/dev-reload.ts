import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startDevelopment } from '../../test/development.ts';
import { isVisible, makeChange, sourceChanges } from '../../test/source-changes.ts';

/** `npm run dev`: seconds from the saving of a source to its effect, at the address that people see it at and in the worker. */
const { values } = parseArgs({ options: { each: { type: 'string', default: '5' } } });
const limitSeconds = 3;
const settleMs = 2_500;
const pollMs = 50;

const session = await startDevelopment();
const faults: string[] = [];
try {
  for (const change of sourceChanges) {
    const times: number[] = [];
    for (let round = 0; round < Number(values.each); round++) {
      await sleep(settleMs);
      const before = await session.readyWorker();
      const mark = `r${round}`;
      const began = performance.now();
      makeChange(session.root, change, mark);
      while (!(await isVisible(change, session, mark))) await sleep(pollMs);
      while (change.concernsWorker && [before, null].includes(await session.readyWorker())) await sleep(pollMs);
      times.push((performance.now() - began) / 1000);
    }
    const sorted = times.toSorted((a, b) => a - b);
    const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
    console.log(`${change.kind}: ${median.toFixed(2)} s (${sorted.map((time) => time.toFixed(2)).join(', ')})`);
    if (median > limitSeconds) faults.push(`${change.kind}: ${median.toFixed(2)} s`);
  }
} finally {
  await session.stop();
}
console.log(faults.length === 0 ? '\nWithin the limit.' : `\nOver ${limitSeconds} s:\n  ${faults.join('\n  ')}`);
process.exitCode = faults.length === 0 ? 0 : 1;
