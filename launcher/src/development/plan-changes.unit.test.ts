import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../paths.ts';
import { planChanges, watchedFolders } from './plan-changes.ts';

describe('planChanges', () => {
  test.each([
    ['nodes/src/nodes/FindLeads.node.ts', true, ['hub', 'worker']],
    ['packages/contracts/src/lead.ts', true, ['hub', 'worker']],
    ['connectors/src/apollo/index.ts', false, ['hub', 'worker']],
    ['hub-api/src/routes/index.ts', false, ['hub']],
    ['workflows/src/run-workflow.ts', false, ['worker']],
    ['sandbox/src/main.ts', false, ['sandbox']],
    ['ui/src/main.tsx', false, []],
  ])('%s', (file, buildsNodes, restarts) => {
    expect(planChanges([file])).toEqual({ buildsNodes, restarts });
  });

  test('names each service once, whatever was saved together', () => {
    const files = ['hub-api/src/app.ts', 'worker/src/main.ts', 'packages/store/src/index.ts'];
    expect(planChanges(files)).toEqual({ buildsNodes: false, restarts: ['hub', 'worker'] });
  });

  test('watches folders that there are', () => {
    expect(watchedFolders.filter((folder) => !existsSync(join(root, folder)))).toEqual([]);
  });
});
