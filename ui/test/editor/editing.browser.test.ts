import { expect } from 'vitest';
import { test } from '../browser-test.ts';
import { chainDocument } from './chain-document.ts';
import { dragTo, middleOf, openEditor } from './open-editor.ts';

test('a workflow begins with nothing but a question, and is made of chosen nodes', async ({ open }) => {
  const { page } = await open();
  await page.goto('/workflows');
  await page.getByRole('button', { name: 'Create workflow' }).first().click();
  await page.getByRole('button', { name: 'Choose a trigger' }).click();
  await page.keyboard.type('manual');
  await page.keyboard.press('Enter');
  await page.getByRole('group', { name: /^Manual Trigger, / }).waitFor();
  await page.keyboard.press('n');
  await page.keyboard.type('no operation');
  await page.keyboard.press('Enter');
  await page.getByRole('group', { name: /^No Operation/ }).waitFor();
  expect(await page.locator('.react-flow__edge').count()).toBe(1);
  await page.getByRole('status').getByText('Saved', { exact: true }).waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('group', { name: /^No Operation.*, Succeeded$/ }).waitFor();
});

test('moving, wiring and deleting are undone and redone, each as one step', async ({ stack, open }) => {
  const before = chainDocument('Start', 'A', 'B', 'C');
  const editor = await openEditor({ stack, open }, before);
  const { page, node, port } = editor;
  const from = await middleOf(node('B'));
  await dragTo(page, node('B'), { x: from.x, y: from.y + 120 });
  const moved = await editor.saved();
  expect(moved.nodes[2]?.position).not.toEqual(before.nodes[2]?.position);

  await dragTo(page, port('A', 'out-0'), port('C', 'in-0'));
  expect(await editor.wires()).toBe(4);
  await node('B').click();
  await page.keyboard.press('Delete');
  await node('B').waitFor({ state: 'detached' });
  expect(await editor.wires()).toBe(2);

  for (let step = 0; step < 3; step += 1) await page.keyboard.press('Control+z');
  await node('B').waitFor();
  expect(await editor.wires()).toBe(3);
  expect(await editor.saved()).toEqual(before);
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('Control+Shift+z');
  await node('B').waitFor({ state: 'detached' });
  expect(await editor.wires()).toBe(2);
  expect((await editor.saved()).nodes.map(({ name }) => name)).toEqual(['Start', 'A', 'C']);
});
