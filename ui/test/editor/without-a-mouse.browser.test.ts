import { expect } from 'vitest';
import { seriousViolations } from '../open-page.ts';
import { test } from '../browser-test.ts';
import { chainDocument } from './chain-document.ts';
import { openEditor } from './open-editor.ts';

test('three nodes are placed, wired, set in order and run without a mouse', async ({ open }) => {
  const { page } = await open();
  await page.goto('/workflows');
  const create = page.getByRole('button', { name: 'Create workflow' }).first();
  await create.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Choose a trigger' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type('manual');
  await page.keyboard.press('Enter');
  await page.getByRole('group', { name: /^Manual Trigger, / }).waitFor();
  for (const count of [1, 2]) {
    await page.keyboard.press('n');
    await page.keyboard.type('no operation');
    await page.keyboard.press('Enter');
    await page
      .locator('.react-flow__edge')
      .nth(count - 1)
      .waitFor({ state: 'attached' });
  }
  await page.getByRole('status').getByText('Saved', { exact: true }).waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('group', { name: /^No Operation, do nothing1.*, Succeeded$/ }).waitFor();
  expect(await seriousViolations(page)).toEqual([]);
});

test('Tab goes through nodes and wires into sight, Enter selects, arrows move and are announced', async ({
  stack,
  open,
}) => {
  const before = chainDocument('Start', 'A', 'Far');
  before.nodes[2]!.position = [4000, 2000];
  const { page, node, saved } = await openEditor({ stack, open }, before);
  await page.keyboard.press('0');
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-id'));
  await page.locator('.canvas').evaluate((canvas) => canvas.setAttribute('tabindex', '-1'));
  await page.locator('.canvas').focus();
  const reached: (string | null | undefined)[] = [];
  for (let step = 0; step < 8 && !reached.includes('Far'); step += 1) {
    await page.keyboard.press('Tab');
    reached.push(await focused());
  }
  expect(reached).toEqual(expect.arrayContaining(['Start', 'A', 'Far']));
  expect(reached.filter((id) => id?.startsWith('['))).toHaveLength(2);
  const far = await node('Far').boundingBox();
  expect(far!.x > 0 && far!.x < 1280 && far!.y > 0 && far!.y < 800).toBe(true);
  await page.keyboard.press('Space');
  await page.locator('.react-flow__node.selected[data-id="Far"]').waitFor();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await page.locator('[aria-live=assertive]').getByText('Moved selected node', { exact: false }).waitFor();
  const [x, y] = (await saved()).nodes[2]!.position;
  expect([x! > 4000, y! > 2000]).toEqual([true, true]);
});

test('the drawing is a list as well, gone through by arrows', async ({ stack, open }) => {
  const before = chainDocument('Start', 'A', 'B');
  const { page } = await openEditor({ stack, open }, { ...before, nodes: before.nodes.toReversed() });
  await page.keyboard.press('l');
  const items = page.getByRole('region', { name: 'Nodes in their order' }).getByRole('listitem');
  expect((await items.allTextContents()).map((text) => text.slice(0, 1))).toEqual(['S', 'A', 'B']);
  await items.filter({ hasText: 'leads to A' }).waitFor();
  expect(await seriousViolations(page)).toEqual([]);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.locator('.react-flow__node.selected[data-id="A"]').waitFor();
  await page.keyboard.press('Escape');
  await items.first().waitFor({ state: 'detached' });
});
