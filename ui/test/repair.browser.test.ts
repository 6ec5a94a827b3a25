import { createServer } from 'node:http';
import { once } from 'node:events';
import { expect } from 'vitest';
import { test as plain } from './browser-test.ts';
import { importChain, manual } from './import-chain.ts';
import { seriousViolations } from './open-page.ts';

const test = plain.extend('received', { scope: 'file' }, async ({ stack }, { onCleanup }) => {
  const received: string[] = [];
  // Takes the first request to /lost without an answer and fails at the first to /later, then answers; knows no key.
  const vendor = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://vendor');
    received.push(pathname);
    request.resume().on('end', () => {
      if (pathname.startsWith('/lost') && received.filter((path) => path === pathname).length === 1)
        request.socket.destroy();
      else if (pathname === '/later' && received.filter((path) => path === pathname).length === 1)
        response.writeHead(500).end('{"message": "Down for a moment"}');
      else if (/^\/(lost|later)/.test(pathname)) response.end('{"done": true}');
      else response.writeHead(401).end('{"status": "error", "message": "This key was revoked"}');
    });
  });
  await once(vendor.listen(Number(new URL(stack.vendorUrl).port), '127.0.0.1'), 'listening');
  onCleanup(() => void vendor.close());
  return received;
});

test.for([
  { decision: 'done', button: 'It was done: go on', sent: 1 },
  { decision: 'retry', button: 'It was not done: send it again', sent: 2 },
])(
  'a request whose answer was lost is shown; "$decision" lets the run go on',
  async ({ decision, button, sent }, { stack, open, received }) => {
    const url = `${stack.vendorUrl}/lost/${decision}`;
    const tell = { name: 'Tell them', type: 'httpRequest', typeVersion: 4.2, parameters: { method: 'POST', url } };
    const after = { name: 'After', type: 'noOp', parameters: {} };
    const id = await importChain(stack.api, `Lost ${decision}`, [manual, tell, after]);
    const { page } = await open();
    await page.goto(`/workflows/${id}`);
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    const note = page.getByRole('alert').filter({ hasText: '“Tell them” needs a decision' });
    await note.getByText(`POST ${url}`).waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await note.getByRole('button', { name: button }).click();
    await page.getByRole('status').getByText('Succeeded').waitFor();
    expect(received.filter((path) => path === `/lost/${decision}`)).toHaveLength(sent);
  },
);

test('a failed run is retried at the node that failed', async ({ stack, open, received }) => {
  const first = { name: 'First', type: 'noOp', parameters: {} };
  const tell = { name: 'Tell', type: 'httpRequest', typeVersion: 4.2, parameters: { url: `${stack.vendorUrl}/later` } };
  const id = await importChain(stack.api, 'Later', [manual, first, tell]);
  const path = `/api/hub/v1/workflows/${id}/runs`;
  const { executionId } = await stack.api<{ executionId: string }>('POST', path, { wait: true });
  const { page } = await open();
  await page.goto(`/executions/${executionId}`);
  await page.getByRole('button', { name: 'Retry the failed node' }).click();
  await page.waitForURL((url) => !url.pathname.endsWith(executionId));
  await page.getByRole('status').getByText('Succeeded').waitFor();
  expect(received.filter((seen) => seen === '/later')).toHaveLength(2);
});

test('a run is started again from a node with other items, once what it has sent was shown', async ({
  stack,
  open,
  received,
}) => {
  const url = `${stack.vendorUrl}/later/again`;
  const tell = { name: 'Tell again', type: 'httpRequest', typeVersion: 4.2, parameters: { method: 'POST', url } };
  const id = await importChain(stack.api, 'Again', [manual, tell]);
  const path = `/api/hub/v1/workflows/${id}/runs`;
  const { executionId } = await stack.api<{ executionId: string }>('POST', path, { wait: true });
  const { page } = await open();
  await page.goto(`/executions/${executionId}`);
  await page.getByText('Tell again', { exact: true }).first().click();
  await page.getByRole('button', { name: 'Start from here' }).click();
  const dialog = page.getByRole('dialog', { name: 'Start a new run from “Tell again”' });
  await dialog.getByText(`POST ${url}`).waitFor();
  expect(await seriousViolations(page)).toEqual([]);
  const items = dialog.getByLabel('Items that it starts with');
  await items.fill('{}');
  await dialog.getByRole('button', { name: 'Start' }).click();
  await dialog.getByRole('alert').getByText('The items have to be a list of objects.').waitFor();
  await items.fill('[{ "n": 1 }, { "n": 2 }]');
  await dialog.getByRole('button', { name: 'Start' }).click();
  await page.waitForURL((shown) => !shown.pathname.endsWith(executionId));
  await page.getByRole('status').getByText('Succeeded').waitFor();
  expect(received.filter((seen) => seen === '/later/again')).toHaveLength(3);
});

test('a workflow is turned on: its address is told; an older version is looked at and made the newest', async ({
  stack,
  open,
}) => {
  const hook = { name: 'Hook', type: 'webhook', parameters: { path: 'told', httpMethod: 'POST' } };
  const id = await importChain(stack.api, 'Told', [hook]);
  const { page } = await open();
  await page.goto(`/workflows/${id}`);
  await page.getByRole('switch', { name: 'Inactive' }).click();
  const dialog = page.getByRole('dialog', { name: 'How it starts' });
  await dialog.getByText(`POST ${stack.hubUrl}/webhook/told`).waitFor();
  expect(await seriousViolations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByRole('switch', { name: 'Active', exact: true }).waitFor();

  const menu = async (item: string) => {
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: item }).click();
  };
  await menu('Rename');
  await page.getByRole('dialog').getByLabel('Name').fill('Told twice');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Told twice' }).waitFor();
  await menu('Versions');
  await page.getByRole('listitem').filter({ hasText: 'Version 1' }).getByRole('button', { name: 'Open' }).click();
  await page.getByText('You are looking at version 1.').waitFor();
  await page.getByRole('button', { name: 'Save as the newest version' }).click();
  await page.getByText('Version 3', { exact: true }).waitFor();
});

test('a schedule is told what to do with runs that overlap, and runs for a time that is over', async ({
  stack,
  open,
}) => {
  const tick = { name: 'Tick', type: 'scheduleTrigger', typeVersion: 1.2, parameters: { rule: { interval: [{}] } } };
  const id = await importChain(stack.api, 'Daily', [tick]);
  const { page } = await open();
  await page.goto(`/workflows/${id}`);
  await page.getByRole('button', { name: 'How it starts' }).click();
  const dialog = page.getByRole('dialog', { name: 'How it starts' });
  await dialog.getByLabel('If the run before still goes on').selectOption('wait for its end');
  await page.getByText('Saved as version 2').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('switch', { name: 'Inactive' }).click();
  await dialog.getByText('Run for a time that is over').click();
  expect(await seriousViolations(page)).toEqual([]);
  await dialog.getByLabel('From').fill('2026-03-01T12:00');
  await dialog.getByLabel('To').fill('2026-03-04T12:00');
  await dialog.getByRole('button', { name: 'Run', exact: true }).click();
  await page.getByText('3 runs started').waitFor();
});

test('a connection with a wrong key says why, in the words of the vendor, and is deleted after a question', async ({
  stack,
  open,
}) => {
  const { page } = await open();
  await page.goto('/connections');
  await page.getByRole('button', { name: 'New connection' }).first().click();
  await page.getByRole('button', { name: /^HubSpot/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name', { exact: true }).fill('Our CRM');
  await dialog.getByLabel('Token').fill('revoked');
  await dialog.getByRole('button', { name: 'Create' }).click();
  const row = page.getByRole('row', { name: /Our CRM/ });
  await row.getByRole('button', { name: 'Edit' }).click();
  await dialog.getByLabel('Other addresses').fill(`https://api.hubapi.com => ${stack.vendorUrl}`);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.waitFor({ state: 'detached' });
  await row.getByRole('button', { name: 'Test' }).click();
  await page.getByRole('status').getByText('This key was revoked').waitFor();
  await row.getByText('Failing').waitFor();
  await row.getByRole('button', { name: 'Delete' }).click();
  await dialog.getByRole('button', { name: 'Delete' }).click();
  await row.waitFor({ state: 'detached' });
});
