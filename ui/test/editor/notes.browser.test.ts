import { expect } from 'vitest';
import { test } from '../browser-test.ts';
import { chainDocument } from './chain-document.ts';
import { dragTo, middleOf, openEditor } from './open-editor.ts';

test('a note is written in Markdown, coloured, made larger, and stands behind nodes', async ({ stack, open }) => {
  const { page, node, saved } = await openEditor({ stack, open }, chainDocument('Start', 'A'));
  await page.mouse.move(700, 620);
  await page.keyboard.press('Shift+S');
  const text = page.getByRole('textbox', { name: 'Text of the note, in Markdown' });
  await text.waitFor();
  await page.keyboard.type('# Leads\nOnly **good** ones');
  await page.keyboard.press('Escape');
  const note = node('Sticky Note');
  await note.getByRole('heading', { name: 'Leads' }).waitFor();
  expect(await note.locator('strong').textContent()).toBe('good');
  await page.getByRole('button', { name: 'Colour 4' }).click();
  const dots = await page
    .getByRole('toolbar', { name: 'Note' })
    .getByRole('button', { name: /^Colour / })
    .evaluateAll((all) => all.map((dot) => getComputedStyle(dot).backgroundColor));
  expect(new Set(dots).size).toBe(7);
  const before = await note.boundingBox();
  const corner = note.locator('.react-flow__resize-control.handle.bottom.right');
  const from = await middleOf(corner);
  await dragTo(page, corner, { x: from.x + 90, y: from.y + 60 });
  const after = await note.boundingBox();
  expect(after!.width).toBeGreaterThan(before!.width + 60);
  expect((await saved()).nodes[0]).toMatchObject({
    type: 'n8n-nodes-base.stickyNote',
    parameters: { content: '# Leads\nOnly **good** ones', color: 4 },
  });
  await page.keyboard.press('Control+z');
  expect((await note.boundingBox())!.width).toBeCloseTo(before!.width, 0);
  const order = await page
    .locator('.react-flow__node')
    .evaluateAll((nodes) =>
      nodes.map((one) => [one.getAttribute('data-id'), Number(getComputedStyle(one).zIndex) || 0]),
    );
  expect(Object.fromEntries(order)['Sticky Note']).toBeLessThan(Object.fromEntries(order)['A']);
  await note.dblclick({ position: { x: 20, y: 20 } });
  await text.waitFor();
});

test('a note around a selection takes its nodes along', async ({ stack, open }) => {
  const before = chainDocument('Start', 'A', 'B');
  const { page, node, saved } = await openEditor({ stack, open }, before);
  await node('A').click();
  await node('B').click({ modifiers: ['Shift'] });
  await page.keyboard.press('Control+g');
  await page.getByRole('textbox', { name: 'Text of the note, in Markdown' }).waitFor();
  await page.keyboard.press('Escape');
  const grip = await node('Sticky Note').boundingBox();
  const start = { x: grip!.x + 30, y: grip!.y + grip!.height - 12 };
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move(start.x + 30, start.y + 60, { steps: 4 });
  await page.mouse.move(start.x + 40, start.y + 120, { steps: 4 });
  await page.mouse.up();
  const places = Object.fromEntries((await saved()).nodes.map(({ name, position }) => [name, position]));
  expect(places['Start']).toEqual(before.nodes[0]?.position);
  expect(places['A']![1]).toBeGreaterThan(50);
  expect(places['B']![1]).toBe(places['A']![1]);
  expect(places['B']![0]! - places['A']![0]!).toBe(220);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  expect(await saved()).toEqual(before);
});

test('a node is renamed where it stands, references follow, and a name that is taken is refused', async ({
  stack,
  open,
}) => {
  const before = chainDocument('Start', 'A', 'B');
  before.nodes[2]!.parameters = { note: "={{ $('A').item.json.x }}" };
  const { page, node, saved, wires } = await openEditor({ stack, open }, before);
  await node('A').click();
  await page.keyboard.press('F2');
  await page.keyboard.type('B');
  await page.getByRole('alert').getByText('Another node is called “B”').waitFor();
  await page.keyboard.type('est lead');
  await page.keyboard.press('Enter');
  await node('Best lead').waitFor();
  expect(await wires()).toBe(2);
  expect((await saved()).nodes[2]?.parameters).toEqual({ note: "={{ $('Best lead').item.json.x }}" });
  await page.keyboard.press('Control+z');
  expect(await saved()).toEqual(before);
});

test('a dragged node comes in line with others, shown by a line', async ({ stack, open }) => {
  const before = chainDocument('Start', 'A', 'B');
  before.nodes[2]!.position = [440, 203];
  const { page, node, saved } = await openEditor({ stack, open }, before);
  const from = await middleOf(node('A'));
  const to = await middleOf(node('B'));
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  // A drag begins with the first little step.
  await page.mouse.move(from.x + 2, from.y + 2);
  await page.mouse.move(from.x, (from.y + to.y) / 2, { steps: 4 });
  await page.mouse.move(from.x + 4, to.y + 4, { steps: 4 });
  await page.locator('.guide-across').waitFor();
  await page.mouse.up();
  await page.locator('.guide-across').waitFor({ state: 'detached' });
  expect((await saved()).nodes[1]?.position[1]).toBe(203);
});
