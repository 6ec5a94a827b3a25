import { expect } from 'vitest';
import { test } from '../browser-test.ts';
import { importChain, manual } from '../import-chain.ts';
import { seriousViolations } from '../open-page.ts';

test('a timeline shows when each node ran, and leads to its panel', async ({ stack, open }) => {
  const pause = { name: 'Pause', type: 'wait', typeVersion: 1.1, parameters: { amount: 1, unit: 'seconds' } };
  const id = await importChain(stack.api, 'Timed', [manual, pause, { name: 'After', type: 'noOp', parameters: {} }]);
  const { page } = await open();
  await page.goto(`/workflows/${id}`);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.getByRole('group', { name: /^After, .*, Succeeded$/ }).waitFor();
  await page.getByRole('button', { name: 'Timeline' }).click();
  const timeline = page.getByRole('list', { name: 'Timeline of the nodes' });
  expect(await timeline.getByRole('listitem').count()).toBe(3);
  expect(await seriousViolations(page)).toEqual([]);
  await timeline.getByRole('button', { name: /^After/ }).click();
  await page.getByRole('complementary', { name: 'Node: After' }).waitFor();
});
