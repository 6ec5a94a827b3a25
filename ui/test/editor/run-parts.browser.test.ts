import { once } from 'node:events';
import { createServer } from 'node:http';
import type { WorkflowDocument } from '@leadloom/contracts';
import { expect } from 'vitest';
import { test as plain } from '../browser-test.ts';
import { importChain, manual } from '../import-chain.ts';
import { seriousViolations } from '../open-page.ts';

/** Paths that were asked for at a vendor who answers with the path and the time. */
const test = plain.extend('received', { scope: 'file' }, async ({ stack }, { onCleanup }) => {
  const received: string[] = [];
  const vendor = createServer((request, response) => {
    received.push(request.url ?? '');
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ path: request.url }));
  });
  await once(vendor.listen(Number(new URL(stack.vendorUrl).port), '127.0.0.1'), 'listening');
  onCleanup(() => void vendor.close());
  return received;
});

const ask = (name: string, vendorUrl: string, path: string) => ({
  name,
  type: 'httpRequest',
  typeVersion: 4.2,
  parameters: { url: `${vendorUrl}${path}` },
});

test('after a change of the third of five nodes a run to the fifth does not ask the first two again', async ({
  stack,
  open,
  received,
}) => {
  const names = ['One', 'Two', 'Three', 'Four', 'Five'];
  const steps = names.map((name) => ask(name, stack.vendorUrl, `/part/${name}`));
  const id = await importChain(stack.api, 'Parts', [manual, ...steps]);
  const path = `/api/hub/v1/workflows/${id}`;
  const { executionId } = await stack.api<{ executionId: string }>('POST', `${path}/runs`, { wait: true });
  const { document, workflow } = await stack.api<{ document: WorkflowDocument; workflow: { version: number } }>(
    'GET',
    path,
  );
  const three = document.nodes.find(({ name }) => name === 'Three');
  const set = { parameters: { ...three?.parameters, url: `${stack.vendorUrl}/part/changed` } };
  const operations = [{ op: 'changeNode', name: 'Three', set }];
  await stack.api('PATCH', path, { baseVersion: workflow.version, operations });
  received.length = 0;

  const { page } = await open();
  await page.goto(`/workflows/${id}?run=${executionId}`);
  const node = (name: string) => page.locator(`.react-flow__node[data-id="${name}"]`);
  await node('Three').getByRole('img', { name: 'Changed since this run: it is run again' }).waitFor();
  await node('Five').getByRole('img', { name: '“Three” before it has changed since this run' }).waitFor();
  expect(
    await node('Two')
      .getByRole('img', { name: /changed since/i })
      .count(),
  ).toBe(0);
  expect(await seriousViolations(page)).toEqual([]);

  await node('Five').click();
  await page.keyboard.press('r');
  await page.waitForURL((url) => !url.search.includes(executionId));
  await expect.poll(() => received).toEqual(['/part/changed', '/part/Four', '/part/Five']);
  await node('Three')
    .getByRole('img', { name: /changed since/i })
    .waitFor({ state: 'detached' });
});

test('an output is pinned and edited, stands in for the node by hand, and not in production', async ({
  stack,
  open,
  received,
}) => {
  const hook = {
    name: 'Hook',
    type: 'webhook',
    typeVersion: 2,
    parameters: { path: 'pinned-parts', httpMethod: 'GET' },
  };
  const id = await importChain(stack.api, 'Pins', [hook, ask('Ask', stack.vendorUrl, '/pin')]);
  const path = `/api/hub/v1/workflows/${id}`;
  const { executionId } = await stack.api<{ executionId: string }>('POST', `${path}/runs`, {
    startNode: 'Hook',
    input: [{}],
    wait: true,
  });
  received.length = 0;
  const { page } = await open();
  await page.goto(`/workflows/${id}?run=${executionId}`);
  const node = page.locator('.react-flow__node[data-id="Ask"]');
  await node.click();
  await page.keyboard.press('p');
  await node.getByRole('img', { name: 'Pinned data' }).waitFor();
  await page.keyboard.press('p');
  await node.getByRole('img', { name: 'Pinned data' }).waitFor({ state: 'detached' });
  await page.keyboard.press('p');

  await page.keyboard.press('Enter');
  const panel = page.getByRole('complementary', { name: 'Node: Ask' });
  await panel.getByText('Pinned: these items stand for').waitFor();
  await panel.getByRole('button', { name: 'Edit the items' }).click();
  const dialog = page.getByRole('dialog', { name: 'Items pinned to “Ask”' });
  await dialog.getByLabel('Items').fill('{}');
  await dialog.getByRole('button', { name: 'Pin' }).click();
  await dialog.getByText('The items have to be a list of objects.').waitFor();
  await dialog.getByLabel('Items').fill('[{ "by": "hand" }, { "by": "me" }]');
  expect(await seriousViolations(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Pin' }).click();
  await panel.getByRole('cell', { name: 'hand' }).waitFor();
  await panel.getByRole('button', { name: 'Run to here' }).click();
  await page.waitForURL((url) => !url.search.includes(executionId));
  await page.keyboard.press('Escape');
  await page.getByRole('status').getByText('Succeeded').waitFor();
  expect(received).toEqual([]);

  await page.getByRole('switch', { name: 'Inactive' }).click();
  await page.getByRole('dialog', { name: 'How it starts' }).waitFor();
  await fetch(`${stack.hubUrl}/webhook/pinned-parts`);
  await expect.poll(() => received).toEqual(['/pin']);
});
