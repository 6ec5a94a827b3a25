import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { test } from '../browser-test.ts';
import { seriousViolations } from '../open-page.ts';
import { chainDocument } from './chain-document.ts';
import { dragTo, middleOf, openEditor, type EditorPage } from './open-editor.ts';

/** Keeps the saves of a page back until the answered function is called. */
async function holdSaves(page: Page): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/api/hub/v1/workflows/*', async (route) => {
    if (route.request().method() === 'PATCH') await released;
    await route.continue();
  });
  return release;
}

const nodeOf = (page: Page, name: string) => page.locator(`.react-flow__node[data-id="${name}"]`);
async function moveDown(page: Page, name: string): Promise<void> {
  const { x, y } = await middleOf(nodeOf(page, name));
  await dragTo(page, nodeOf(page, name), { x, y: y + 100 });
}
async function remove(page: Page, name: string): Promise<void> {
  await nodeOf(page, name).click();
  await page.keyboard.press('Delete');
  await nodeOf(page, name).waitFor({ state: 'detached' });
}
const isSaved = (page: Page) => page.getByRole('status').getByText('Saved', { exact: true }).waitFor();
async function secondTab(editor: EditorPage, open: () => Promise<{ page: Page }>): Promise<Page> {
  const { page } = await open();
  await page.goto(editor.page.url());
  await isSaved(page);
  return page;
}

test('two tabs edit at once: the second gets a merge, and both show the same', async ({ stack, open }) => {
  const editor = await openEditor({ stack, open }, chainDocument('Start', 'A', 'B', 'C'));
  const second = await secondTab(editor, open);
  const release = await holdSaves(second);
  await moveDown(second, 'B');
  await second.getByRole('status').getByText('Saving…').waitFor();
  await remove(editor.page, 'C');
  await editor.saved();
  release();
  await second.getByText('Yours were merged with them.').waitFor();
  await nodeOf(second, 'C').waitFor({ state: 'detached' });
  await editor.page.getByText('They are shown now.').waitFor();
  const now = await editor.saved();
  expect(now.nodes.map(({ name }) => name)).toEqual(['Start', 'A', 'B']);
  expect(now.nodes[2]?.position[1]).toBeGreaterThan(0);
  const places = await Promise.all([editor.page, second].map((page) => middleOf(nodeOf(page, 'B'))));
  expect(places[0]).toEqual(places[1]);
  await second.keyboard.press('Control+z');
  await isSaved(second);
  expect((await editor.saved()).nodes.map(({ position }) => position[1])).toEqual([0, 0, 0]);
});

test('where two change the same, one is asked, and nothing is lost until then', async ({ stack, open }) => {
  const editor = await openEditor({ stack, open }, chainDocument('Start', 'A', 'B', 'C'));
  const { page } = await open({ refusal: 409 });
  await page.goto(editor.page.url());
  await isSaved(page);
  const release = await holdSaves(page);
  await dragTo(
    page,
    nodeOf(page, 'A').locator('[data-handleid="out-0"]'),
    nodeOf(page, 'C').locator('[data-handleid="in-0"]'),
  );
  await page.getByRole('status').getByText('Saving…').waitFor();
  await remove(editor.page, 'C');
  await editor.saved();
  release();
  const dialog = page.getByRole('dialog', { name: 'The same was changed by two' });
  await dialog.getByText('Connections of “C”').waitFor();
  expect(await seriousViolations(page)).toEqual([]);
  await nodeOf(page, 'C').waitFor();
  await dialog.getByRole('button', { name: 'Take theirs' }).click();
  await nodeOf(page, 'C').waitFor({ state: 'detached' });
  await isSaved(page);
});

test('what is not saved yet is saved before the page is left', async ({ stack, open }) => {
  const editor = await openEditor({ stack, open }, chainDocument('Start', 'A'));
  const { page } = editor;
  await moveDown(page, 'A');
  await page.getByRole('link', { name: 'All workflows' }).click();
  await page.getByRole('heading', { name: 'Workflows', level: 1 }).waitFor();
  await page.goBack();
  await isSaved(page);
  expect((await editor.saved()).nodes[1]?.position[1]).toBeGreaterThan(0);
});

test('versions get names, are compared side by side and restored, one node or all, and back', async ({
  stack,
  open,
}) => {
  const editor = await openEditor({ stack, open }, chainDocument('Start', 'A', 'B', 'C'));
  const { page } = editor;
  await remove(page, 'C');
  await moveDown(page, 'A');
  await editor.saved();
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Versions' }).click();
  const first = page.getByRole('listitem').filter({ hasText: 'Version 1' });
  await first.getByRole('button', { name: 'Name version 1' }).click();
  await first.getByLabel('Name of the version').fill('As it began');
  await page.keyboard.press('Enter');
  await page.getByRole('listitem').filter({ hasText: 'As it began' }).waitFor();
  await page.getByRole('link', { name: 'Compare version 1 with the newest' }).click();

  await page.getByRole('region', { name: 'C', exact: true }).getByText('Removed').waitFor();
  await page.getByRole('region', { name: 'A', exact: true }).getByText('Moved').waitFor();
  await page.getByText('B → C').waitFor();
  expect(await seriousViolations(page)).toEqual([]);
  const [left, right] = [page.getByRole('figure').first(), page.getByRole('figure').last()];
  const placeOf = async (side: typeof left) => middleOf(side.locator('.react-flow__node[data-id="Start"]'));
  const before = await placeOf(right);
  const { x, y } = await middleOf(left);
  await page.mouse.move(x, y + 150);
  await page.mouse.down();
  await page.mouse.move(x + 40, y + 180, { steps: 4 });
  await page.mouse.up();
  const after = await placeOf(right);
  expect(Math.round(after.x - before.x)).toBe(40);

  await page.getByRole('button', { name: 'Restore “C”' }).click();
  await page.getByRole('region', { name: 'C', exact: true }).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Restore version 1' }).click();
  await page.getByText('Nothing differs').waitFor();
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await page.getByRole('region', { name: 'A', exact: true }).getByText('Moved').waitFor();
  await page.getByRole('link', { name: 'Back to the workflow' }).click();
  const now = await editor.saved();
  expect(now.nodes.map(({ name }) => name)).toEqual(['Start', 'A', 'B', 'C']);
  expect(now.nodes[1]?.position[1]).toBeGreaterThan(0);
});

test('what triggers run is published, and what is drawn after it waits to be', async ({ stack, open }) => {
  const document = chainDocument('Start', 'A');
  const [start, ...others] = document.nodes;
  const hook = {
    ...start!,
    type: 'n8n-nodes-base.webhook',
    typeVersion: 2,
    parameters: { path: 'kept-and-published' },
  };
  const editor = await openEditor({ stack, open }, { ...document, nodes: [hook, ...others] });
  const { page } = editor;
  await page.getByRole('switch', { name: 'Inactive' }).click();
  await page.getByRole('dialog', { name: 'How it starts' }).waitFor();
  await page.keyboard.press('Escape');
  await moveDown(page, 'A');
  await page.getByText('Changes are not published').waitFor();
  await page.getByRole('button', { name: 'Publish changes' }).click();
  await page.getByText('Changes are not published').waitFor({ state: 'detached' });
  const id = new URL(page.url()).pathname.split('/').at(-1);
  const { workflow } = await stack.api<{ workflow: { version: number; activeVersion: number } }>(
    'GET',
    `/api/hub/v1/workflows/${id}`,
  );
  expect(workflow.activeVersion).toBe(workflow.version);
});
