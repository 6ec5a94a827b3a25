import { expect } from 'vitest';
import { test } from '../browser-test.ts';
import { seriousViolations } from '../open-page.ts';
import { chainDocument } from './chain-document.ts';
import { middleOf, openEditor } from './open-editor.ts';

test('node, wire and canvas have menus with their keys, and every entry is in the command palette', async ({
  stack,
  open,
}) => {
  const { page, node, wires } = await openEditor({ stack, open }, chainDocument('Start', 'A', 'B'));
  const entries: string[] = [];
  const readMenu = async (name: string) => {
    const menu = page.getByRole('menu', { name });
    await menu.waitFor();
    entries.push(...(await menu.getByRole('menuitem').locator('.grow').allTextContents()));
    return menu;
  };
  await node('A').click({ button: 'right' });
  const ofNode = await readMenu('Node');
  await ofNode.getByRole('menuitem', { name: /^Delete ?Del$/ }).waitFor();
  expect(await seriousViolations(page)).toEqual([]);
  await page.keyboard.press('Escape');

  const [a, b] = [await middleOf(node('A')), await middleOf(node('B'))];
  await page.mouse.click((a.x + b.x) / 2, a.y, { button: 'right' });
  const ofWire = await readMenu('Wire');
  await ofWire.getByRole('menuitem', { name: /^Delete/ }).click();
  await expect.poll(wires).toBe(1);

  await page.mouse.click(a.x, a.y - 200, { button: 'right' });
  await readMenu('Drawing');
  await page.getByRole('menuitem', { name: /^Undo/ }).click();
  await expect.poll(wires).toBe(2);

  await node('A').click();
  await page.keyboard.press('Control+k');
  const titles = await page.getByRole('dialog', { name: 'Commands' }).getByRole('option').allTextContents();
  for (const entry of entries.filter((title) => title !== 'Insert a node here' && title !== 'Undo'))
    expect(titles.some((title) => title.startsWith(entry))).toBe(true);
});

test('"?" shows the keys, and keys are letters while somebody types', async ({ stack, open }) => {
  const { page, node } = await openEditor({ stack, open }, chainDocument('Start', 'A'));
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await help.getByText('Add a node', { exact: true }).waitFor();
  await page.keyboard.press('Escape');
  await help.waitFor({ state: 'detached' });
  await node('A').click();
  await page.keyboard.press('n');
  await page.keyboard.type('d1-');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Delete');
  expect(await page.getByRole('combobox').inputValue()).toBe('d1');
  await node('A').waitFor();
});

test('the drawing is zoomed by wheel and keys, moved with the middle button, and its overview comes while it moves', async ({
  stack,
  open,
}) => {
  const { page, node } = await openEditor({ stack, open }, chainDocument('Start', 'A', 'B'));
  const width = async () => (await node('A').boundingBox())!.width;
  const first = await width();
  await page.keyboard.press('0');
  await expect.poll(width).toBeCloseTo(96, 0);
  await page.keyboard.press('+');
  await expect.poll(width).toBeGreaterThan(100);
  await page.keyboard.press('1');
  await expect.poll(width).toBeCloseTo(first, 0);
  const map = page.locator('.canvas-map');
  await expect.poll(() => map.isVisible(), { timeout: 8000 }).toBe(false);
  const at = await middleOf(node('A'));
  await page.mouse.move(at.x, at.y + 160);
  await page.mouse.wheel(0, -300);
  await expect.poll(width).toBeGreaterThan(first + 5);
  await page.mouse.down({ button: 'middle' });
  await page.mouse.move(at.x + 90, at.y + 200, { steps: 4 });
  expect(await map.isVisible()).toBe(true);
  const before = await middleOf(node('A'));
  await page.mouse.move(at.x + 140, at.y + 200, { steps: 2 });
  await page.mouse.up({ button: 'middle' });
  expect((await middleOf(node('A'))).x).toBeGreaterThan(before.x + 30);
});
