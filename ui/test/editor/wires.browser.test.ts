import { expect } from 'vitest';
import { test } from '../browser-test.ts';
import { chainDocument } from './chain-document.ts';
import { dragTo, middleOf, openEditor } from './open-editor.ts';

test('"+" on an output adds behind it; on a wire it puts a node in, later ones move aside, and one undo takes it back', async ({
  stack,
  open,
}) => {
  const before = chainDocument('Start', 'A', 'B');
  const { page, node, wires, saved } = await openEditor({ stack, open }, before);
  await page.getByRole('button', { name: 'Add a node behind B' }).click();
  await page.keyboard.type('filter');
  await page.keyboard.press('Enter');
  await node('Filter').waitFor();
  expect((await saved()).connections['B']).toEqual({ main: [[{ node: 'Filter', type: 'main', index: 0 }]] });
  await page.keyboard.press('Control+z');
  await node('Filter').waitFor({ state: 'detached' });

  const [a, b] = [await middleOf(node('A')), await middleOf(node('B'))];
  await page.mouse.move((a.x + b.x) / 2, a.y);
  await page.getByRole('button', { name: 'Insert a node into this wire' }).click();
  await page.keyboard.type('filter');
  await page.keyboard.press('Enter');
  await node('Filter').waitFor();
  const after = await saved();
  expect(after.connections['A']).toEqual({ main: [[{ node: 'Filter', type: 'main', index: 0 }]] });
  expect(after.connections['Filter']).toEqual({ main: [[{ node: 'B', type: 'main', index: 0 }]] });
  expect(after.nodes[2]!.position[0]! - before.nodes[2]!.position[0]!).toBeGreaterThan(100);
  await page.keyboard.press('Control+z');
  await node('Filter').waitFor({ state: 'detached' });
  expect(await wires()).toBe(2);
  expect(await saved()).toEqual(before);
});

test('a wire dropped on the empty canvas asks what it shall lead to', async ({ stack, open }) => {
  const { page, node, port, saved } = await openEditor({ stack, open }, chainDocument('Start', 'A'));
  const start = await middleOf(port('A', 'out-0'));
  await dragTo(page, port('A', 'out-0'), { x: start.x + 90, y: start.y + 150 });
  await page.keyboard.type('no operation');
  await page.keyboard.press('Enter');
  await node('No Operation, do nothing').waitFor();
  expect((await saved()).connections['A']).toEqual({
    main: [[{ node: 'No Operation, do nothing', type: 'main', index: 0 }]],
  });
});

test('ports are wired by click and click; a port near by attracts the wire', async ({ stack, open }) => {
  const document = { ...chainDocument('Start', 'A', 'B'), connections: {} };
  const { page, port, wires } = await openEditor({ stack, open }, document);
  await port('Start', 'out-0').click();
  await port('A', 'in-0').click();
  await expect.poll(wires).toBe(1);
  const near = await middleOf(port('B', 'in-0'));
  await dragTo(page, port('A', 'out-0'), { x: near.x - 18, y: near.y - 14 });
  await expect.poll(wires).toBe(2);
});

test('a wire that cannot be is refused before it is dropped, with the reason', async ({ stack, open }) => {
  const { page, port, wires } = await openEditor({ stack, open }, chainDocument('Start', 'A', 'B', 'C'));
  const from = await middleOf(port('C', 'out-0'));
  const to = await middleOf(port('A', 'in-0'));
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x + 40, to.y + 60, { steps: 5 });
  await page.mouse.move(to.x, to.y, { steps: 5 });
  await page.getByText('This would go round for ever').waitFor();
  await page.locator('.react-flow__connection.invalid').waitFor({ state: 'attached' });
  await page.mouse.up();
  await page.getByText('This would go round for ever').waitFor({ state: 'detached' });
  expect(await wires()).toBe(3);
});

test('a wire is led elsewhere by its end, and wires are cut by a line', async ({ stack, open }) => {
  const { page, node, port, wires, saved } = await openEditor({ stack, open }, chainDocument('Start', 'A', 'B', 'C'));
  const end = await middleOf(port('B', 'in-0'));
  await page.mouse.move(end.x - 26, end.y);
  await page.mouse.down();
  const other = await middleOf(port('C', 'in-0'));
  await page.mouse.move(end.x + 40, end.y + 60, { steps: 4 });
  await page.mouse.move(other.x, other.y, { steps: 6 });
  await page.mouse.up();
  await expect
    .poll(async () => (await saved()).connections['A'], { timeout: 10_000 })
    .toEqual({
      main: [[{ node: 'C', type: 'main', index: 0 }]],
    });
  const [start, a] = [await middleOf(node('Start')), await middleOf(node('A'))];
  const x = (start.x + a.x) / 2;
  await page.keyboard.down('Alt');
  await page.mouse.move(x, a.y - 90);
  await page.mouse.down();
  await page.mouse.move(x, a.y + 90, { steps: 6 });
  await page.mouse.up();
  await page.keyboard.up('Alt');
  await expect.poll(wires).toBe(2);
  await page.keyboard.press('Control+z');
  await expect.poll(wires).toBe(3);
});
