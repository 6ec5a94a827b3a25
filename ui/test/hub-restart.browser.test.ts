import { afterAll, beforeAll } from 'vitest';
import type { TestSystem } from '../../test/system.ts';
import { test } from './browser-test.ts';
import { importChain, manual } from './import-chain.ts';
import { openPage } from './open-page.ts';
import { startStack } from './start-stack.ts';

let own: TestSystem;
beforeAll(async () => {
  own = await startStack();
});
afterAll(() => own?.stop());

test('a run that is watched while the hub is restarted is shown to its end, and nothing is left of the warning', async ({
  browser,
}) => {
  const wait = { type: 'wait', typeVersion: 1.1, parameters: { amount: 6, unit: 'seconds' } };
  const id = await importChain(own.api, 'Long', [manual, { name: 'First', ...wait }, { name: 'Second', ...wait }]);
  const { page, close } = await openPage(browser, own);
  await page.goto(`/workflows/${id}`);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.getByRole('status').getByText('Waiting').waitFor();
  await own.hub.kill();
  const warning = page.getByRole('alert').filter({ hasText: 'The live state cannot be followed' });
  await warning.waitFor();
  await own.hub.start();
  await page.getByRole('status').getByText('Succeeded').waitFor();
  await warning.waitFor({ state: 'detached' });
  await close();
});
