import { once } from 'node:events';
import { createServer } from 'node:http';
import type { WorkflowDocument } from '@leadloom/contracts';
import { expect } from 'vitest';
import { test as plain } from '../browser-test.ts';
import { importChain, manual } from '../import-chain.ts';
import { seriousViolations } from '../open-page.ts';

/** A vendor who is down until told otherwise. */
const test = plain.extend('vendor', { scope: 'file' }, async ({ stack }, { onCleanup }) => {
  const vendor = { isUp: false, received: 0 };
  const server = createServer((_, response) => {
    vendor.received += 1;
    response.writeHead(vendor.isUp ? 200 : 503, { 'content-type': 'application/json' });
    response.end(vendor.isUp ? '{"done": true}' : '{"message": "We are closed today"}');
  });
  await once(server.listen(Number(new URL(stack.vendorUrl).port), '127.0.0.1'), 'listening');
  onCleanup(() => void server.close());
  return vendor;
});

test('a past run is shown on the drawing that it ran, whatever the workflow has become, and opened in the editor', async ({
  stack,
  open,
}) => {
  const give = { name: 'Give', type: 'set', typeVersion: 3.4, parameters: { mode: 'raw', jsonOutput: '{"n": 1}' } };
  const id = await importChain(stack.api, 'Past', [manual, give]);
  const path = `/api/hub/v1/workflows/${id}`;
  const { executionId } = await stack.api<{ executionId: string }>('POST', `${path}/runs`, { wait: true });
  const { document, workflow } = await stack.api<{ document: WorkflowDocument; workflow: { version: number } }>(
    'GET',
    path,
  );
  const node = document.nodes.find(({ name }) => name === 'Give');
  const set = { parameters: { ...node?.parameters, jsonOutput: '{"n": 2}' } };
  await stack.api('PATCH', path, {
    baseVersion: workflow.version,
    operations: [
      { op: 'renameNode', from: 'Give', to: 'Take' },
      { op: 'changeNode', name: 'Take', set },
    ],
  });
  const { page } = await open();
  await page.goto(`/executions?workflowId=${id}`);
  await page.getByRole('link', { name: 'Past' }).click();
  await page.getByRole('group', { name: /^Give, .*, Succeeded$/ }).click();
  const panel = page.getByRole('complementary', { name: 'Node: Give' });
  await panel.getByRole('region', { name: 'Items that it gave' }).getByRole('cell', { name: '1' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Open in the editor' }).click();
  await page.waitForURL((url) => url.search.includes(executionId));
  await page.getByRole('group', { name: /^Take, .*, Not run$/ }).waitFor();

  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Replay the last runs …' }).click();
  const dialog = page.getByRole('dialog', { name: 'Replay the last runs on this workflow' });
  await dialog.getByLabel('How many').fill('1');
  await dialog.getByRole('button', { name: 'Replay' }).click();
  await dialog.getByText('Other outputs: 1').waitFor();
  await dialog.getByText('“Take” ran now alone').waitFor();
  await dialog.getByText('“Give” ran before alone').waitFor();
  expect(await seriousViolations(page)).toEqual([]);
});

test('a failed node says what the vendor answered; failed runs are retried together', async ({
  stack,
  open,
  vendor,
}) => {
  const ask = { name: 'Ask', type: 'httpRequest', typeVersion: 4.2, parameters: { url: `${stack.vendorUrl}/ask` } };
  const id = await importChain(stack.api, 'Closed', [manual, ask]);
  const path = `/api/hub/v1/workflows/${id}/runs`;
  for (let run = 0; run < 2; run += 1) await stack.api('POST', path, { wait: true });
  const { page } = await open();
  await page.goto(`/executions?workflowId=${id}&status=error`);
  await page.getByRole('link', { name: 'Closed' }).first().click();
  await page.getByRole('group', { name: /^Ask, .*, Failed$/ }).waitFor();
  await page.keyboard.press('e');
  const panel = page.getByRole('complementary', { name: 'Node: Ask' });
  await panel.getByRole('alert').getByText('We are closed today').first().waitFor();
  await page.goBack();

  vendor.isUp = true;
  vendor.received = 0;
  await page.getByRole('button', { name: 'Retry 2 failed runs' }).click();
  const dialog = page.getByRole('dialog', { name: 'Retry failed runs' });
  expect(await seriousViolations(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Retry 2 failed runs' }).click();
  await dialog.getByText('New run begun: 2').waitFor();
  await expect.poll(() => vendor.received).toBe(2);
  await dialog.getByRole('link', { name: 'Open the run' }).first().click();
  await page.getByRole('status').getByText('Succeeded').waitFor();
});
