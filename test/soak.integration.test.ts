import { expect, it } from 'vitest';
import { runSoak } from './soak/run-soak.ts';
import { tellSoak } from './soak/soak-report.ts';

/** Another one than the last time would be another test; `npm run soak` takes new ones. */
const seed = 20;

it('keeps every promise through twenty kills under load', async () => {
  const report = await runSoak({ rounds: 20, seed, roundsPerCheck: 20 });
  expect(report.faults, tellSoak(report)).toEqual([]);
  expect(report.rounds).toBe(20);
  expect(new Set(report.kills.map(({ part }) => part))).toEqual(
    new Set(['worker', 'hub', 'temporal', 'mongod', 'code runner']),
  );
  // A hub or a store that is away refuses; what it takes over counts.
  expect(report.acknowledged).toBeGreaterThan(80);
}, 300_000);
