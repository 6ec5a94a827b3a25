import { expect } from 'vitest';
import { test } from '../browser-test.ts';
import { seriousViolations } from '../open-page.ts';

test('a template is found, looked at node by node, and used', async ({ open }) => {
  const { page } = await open();
  await page.goto('/templates');
  const cards = page.getByRole('main').getByRole('listitem');
  await page.getByRole('img', { name: 'Drawing of “Website form to HubSpot and Slack”' }).waitFor();
  expect(await cards.filter({ has: page.getByRole('img') }).count()).toBeGreaterThanOrEqual(12);
  expect(await seriousViolations(page)).toEqual([]);
  await page.getByLabel('Any topic').selectOption('Alerts');
  await page.getByRole('searchbox', { name: 'Search templates' }).fill('fail');
  await page.getByText('1 template', { exact: true }).waitFor();
  await page.getByRole('link', { name: 'Tell of runs that fail' }).click();
  const dialog = page.getByRole('dialog', { name: 'Tell of runs that fail' });
  const report = dialog.getByRole('region', { name: 'Node by node' });
  await report.getByText('1 of 2 nodes run as they are.').waitFor();
  await report.getByRole('listitem').filter({ hasText: 'Tell the team' }).getByText('Needs an account').waitFor();
  const width = await dialog.getByRole('img').evaluate((picture) => (picture as HTMLImageElement).naturalWidth);
  expect(width).toBeGreaterThan(200);
  await dialog.getByRole('button', { name: 'Use this workflow' }).click();
  await page.getByRole('heading', { name: 'Tell of runs that fail', level: 1 }).waitFor();
  await page.locator('.react-flow__node[data-id="When a run fails"]').waitFor();
});

test('a workflow from elsewhere is imported with a report, and read as a page and a picture', async ({ open }) => {
  const { page } = await open({ scheme: 'dark' });
  await page.goto('/workflows');
  await page.getByRole('button', { name: 'Import workflow' }).first().click();
  const document = {
    name: 'From a friend',
    nodes: [
      { name: 'Go', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, position: [0, 0], parameters: {} },
      { name: 'Odd', type: 'n8n-nodes-odd.thing', typeVersion: 1, position: [220, 0], parameters: {} },
    ],
    connections: { Go: { main: [[{ node: 'Odd', type: 'main', index: 0 }]] } },
  };
  await page.getByLabel('Workflow JSON').fill(JSON.stringify(document));
  await page.getByRole('dialog').getByRole('button', { name: 'Import workflow' }).click();
  const report = page.getByRole('region', { name: 'Node by node' });
  await report.getByText('Install the package n8n-nodes-odd in the settings').waitFor();
  expect(await seriousViolations(page)).toEqual([]);
  await page.getByRole('dialog').getByRole('button', { name: 'Import workflow' }).click();
  await page.getByRole('heading', { name: 'From a friend', level: 1 }).waitFor();
  const [read] = await Promise.all([
    page.context().waitForEvent('page'),
    page
      .getByRole('button', { name: 'More actions' })
      .click()
      .then(() => page.getByRole('menuitem', { name: 'Picture (SVG)' }).click()),
  ]);
  await read.locator('svg text').getByText('Odd').waitFor();
});
