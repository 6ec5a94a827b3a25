import { expect } from 'vitest';
import { test } from './browser-test.ts';
import { importChain } from './import-chain.ts';
import { seriousViolations } from './open-page.ts';

test('home tells what runs, waits and failed, live, and each number leads to it', async ({ stack, open }) => {
  const { page } = await open();
  await page.goto('/');
  const tile = (name: string) => page.getByRole('main').getByRole('link', { name: new RegExp(`^\\d+ ?${name}`) });
  await tile('Failed').waitFor();
  expect(await page.getByRole('main').getByRole('link').count()).toBe(6);
  expect(await seriousViolations(page)).toEqual([]);
  const manual = { name: 'Start', type: 'manualTrigger', parameters: {} };
  const broken = { name: 'Break', type: 'stopAndError', parameters: { errorMessage: 'On purpose' } };
  const pause = { name: 'Pause', type: 'wait', typeVersion: 1.1, parameters: { amount: 1, unit: 'hours' } };
  const [failing, waiting] = [
    await importChain(stack.api, 'Fails at home', [manual, broken]),
    await importChain(stack.api, 'Waits at home', [manual, pause]),
  ];
  await stack.api('POST', `/api/hub/v1/workflows/${failing}/runs`, { wait: true });
  await stack.api('POST', `/api/hub/v1/workflows/${waiting}/runs`, {});
  await page.getByRole('link', { name: /^1 ?Waiting/ }).waitFor();
  await page.getByRole('link', { name: /^1 ?Failed/ }).click();
  await page.getByRole('row', { name: /Fails at home/ }).waitFor();
  expect(await page.getByRole('row').count()).toBe(2);
});
