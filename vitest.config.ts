import { defineConfig } from 'vitest/config';
import { DearestFirst } from './test/dearest-first.ts';
import { filesAtOnce } from './test/shared-stack/shared-stack.ts';

const exclude = ['**/node_modules/**', '**/dist/**', '.leadloom/**'];

export default defineConfig({
  test: {
    sequence: { sequencer: DearestFirst },
    projects: [
      { test: { name: 'unit', include: ['**/*.unit.test.{ts,tsx}'], exclude, testTimeout: 30_000 } },
      {
        test: {
          name: 'integration',
          include: ['**/*.integration.test.ts'],
          exclude,
          testTimeout: 60_000,
          hookTimeout: 120_000,
          // They mostly wait: for processes that start, for timers, for each other.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'browser',
          include: ['**/*.browser.test.ts'],
          globalSetup: ['test/shared-stack/start-shared-stack.ts'],
          exclude,
          testTimeout: 120_000,
          hookTimeout: 180_000,
          maxWorkers: filesAtOnce,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
