import { expect } from 'vitest';
import { test } from '../browser-test.ts';
import { chainDocument } from './chain-document.ts';
import { dragTo, openEditor } from './open-editor.ts';

test('a deleted node leaves its neighbours joined, and a disabled one lets items through', async ({ stack, open }) => {
  const before = chainDocument('Start', 'A', 'B', 'C');
  const { page, node, wires, saved } = await openEditor({ stack, open }, before);
  await node('A').click();
  await node('B').click({ modifiers: ['Shift'] });
  await page.keyboard.press('Control+Delete');
  await node('B').waitFor({ state: 'detached' });
  expect(await wires()).toBe(1);
  expect((await saved()).connections).toEqual({ Start: { main: [[{ node: 'C', type: 'main', index: 0 }]] } });
  await page.keyboard.press('Control+z');
  await node('B').waitFor();

  await node('B').click();
  await page.keyboard.press('d');
  await node('B').getByText('Disabled', { exact: false }).waitFor();
  expect((await saved()).nodes[2]).toMatchObject({ disabled: true });
  await page.keyboard.press('Control+Enter');
  await page.getByRole('group', { name: /^C, .*Succeeded$/ }).waitFor();
  await node('B').click();
  await page.keyboard.press('d');
  expect(await saved()).toEqual(before);
});

test('nodes are selected with Shift, by a lasso, all, and along the wires', async ({ stack, open }) => {
  const { page, node } = await openEditor({ stack, open }, chainDocument('Start', 'A', 'B', 'C'));
  const selected = () =>
    page
      .locator('.react-flow__node.selected')
      .evaluateAll((nodes) => nodes.map((one) => one.getAttribute('data-id') ?? '').sort());
  await node('A').click();
  await node('C').click({ modifiers: ['Shift'] });
  expect(await selected()).toEqual(['A', 'C']);
  await page.keyboard.press('Control+a');
  expect(await selected()).toEqual(['A', 'B', 'C', 'Start']);

  const [from, to] = await Promise.all([node('A').boundingBox(), node('B').boundingBox()]);
  await page.keyboard.down('Shift');
  await page.mouse.move(from!.x - 20, from!.y - 20);
  await page.mouse.down();
  await page.mouse.move(to!.x + to!.width + 15, to!.y + to!.height + 30, { steps: 5 });
  await page.mouse.up();
  await page.keyboard.up('Shift');
  expect(await selected()).toEqual(['A', 'B']);

  await node('B').click();
  for (const [key, names] of [
    ['u', ['A', 'B', 'Start']],
    ['d', ['A', 'B', 'C', 'Start']],
  ] as const) {
    await page.keyboard.press('Alt+s');
    await page.keyboard.press(key);
    expect(await selected()).toEqual(names);
  }
  await node('C').click();
  await page.keyboard.press('Alt+s');
  await page.keyboard.press('d');
  expect(await selected()).toEqual(['C']);
  await page.keyboard.press('Alt+s');
  await page.keyboard.press('c');
  expect(await selected()).toEqual(['A', 'B', 'C', 'Start']);
});

test('a drawing is tidied once for all, and nodes are brought in line', async ({ stack, open }) => {
  const before = chainDocument('Start', 'A', 'B', 'C');
  for (const [place, one] of before.nodes.entries()) one.position = [place * 30, (place % 2) * 170];
  const { page, node, saved } = await openEditor({ stack, open }, before);
  await page.keyboard.press('Alt+Shift+t');
  const tidied = await saved();
  expect(tidied.nodes.map(({ position }) => position[1])).toEqual([0, 0, 0, 0]);
  const xs = tidied.nodes.map(({ position }) => position[0]!);
  expect(xs).toEqual(xs.toSorted((a, b) => a - b));
  await page.keyboard.press('Alt+Shift+t');
  await page.getByText('Everything is in its place already').waitFor();
  expect(await saved()).toEqual(tidied);

  const box = await node('B').boundingBox();
  await dragTo(page, node('B'), { x: box!.x + 200, y: box!.y + 260 });
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Alt+a');
  await page.keyboard.press('b');
  const bottoms = (await saved()).nodes.map(({ position }) => position[1]);
  expect(new Set(bottoms).size).toBe(1);
  expect(bottoms[0]).toBeGreaterThan(0);
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('Control+z');
  expect(await saved()).toEqual(before);
});
