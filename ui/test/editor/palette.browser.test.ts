import { expect } from 'vitest';
import { test } from '../browser-test.ts';
import { chainDocument } from './chain-document.ts';
import { dragTo, middleOf, openEditor } from './open-editor.ts';

test('a node is found by name, alias and service; Enter adds it and the focus is in it', async ({ stack, open }) => {
  const { page, node, saved } = await openEditor({ stack, open }, chainDocument('Start'));
  const palette = page.getByRole('complementary', { name: 'Nodes' });
  await node('Start').click();
  await page.keyboard.press('n');
  await page.keyboard.type('hub');
  await palette
    .getByRole('option', { name: /^HubSpot/ })
    .first()
    .waitFor();
  await page.keyboard.press('Enter');
  const added = page.getByRole('group', { name: /^HubSpot, / });
  await added.waitFor();
  await page.waitForFunction(() => document.activeElement?.getAttribute('data-id') === 'HubSpot');
  expect((await saved()).connections).toEqual({ Start: { main: [[{ node: 'HubSpot', type: 'main', index: 0 }]] } });

  await page.keyboard.press('n');
  await page.keyboard.type('javascript');
  await palette.getByRole('option', { name: /^Code/ }).waitFor();
  await page.getByRole('combobox').fill('mail');
  await page.keyboard.press('ArrowDown');
  expect(await palette.getByRole('option').nth(1).getAttribute('aria-selected')).toBe('true');
  await page.keyboard.press('Escape');
  await palette.waitFor({ state: 'detached' });
});

test('first the service, then what it shall do; recent ones on top, and no long list before typing', async ({
  stack,
  open,
}) => {
  const { page, saved } = await openEditor({ stack, open }, chainDocument('Start'));
  const palette = page.getByRole('complementary', { name: 'Nodes' });
  const options = palette.getByRole('option');
  await page.keyboard.press('n');
  await options.first().waitFor();
  expect(await options.count()).toBeLessThanOrEqual(12);
  await palette.getByRole('option', { name: /^Sales and marketing/ }).click();
  await palette.getByText(/Type to search \d+ more/).waitFor();
  expect(await options.count()).toBe(12);
  await palette.getByRole('option', { name: /^HubSpot/ }).click();
  await palette.getByPlaceholder('What shall HubSpot do?').fill('search contacts');
  await palette.getByRole('option', { name: /^Search contacts/ }).click();
  await page.getByRole('group', { name: /^HubSpot, / }).waitFor();
  expect((await saved()).nodes[1]?.parameters).toEqual({ resource: 'contact', operation: 'search' });
  await page.keyboard.press('n');
  await options.first().getByText('Recent').waitFor();
  await options.first().getByText('HubSpot', { exact: true }).waitFor();
});

test('a node is dragged out and lies under the pointer, at half size too', async ({ stack, open }) => {
  const { page, node } = await openEditor({ stack, open }, chainDocument('Start', 'A'));
  await page.mouse.move(600, 300);
  await page.mouse.wheel(0, 450);
  await expect.poll(async () => (await node('A').boundingBox())?.width).toBeLessThan(65);
  await page.keyboard.press('n');
  await page.keyboard.type('no operation');
  const at = { x: 430, y: 250 };
  await dragTo(page, page.getByRole('option', { name: /^No Operation/ }), at);
  await node('No Operation, do nothing').waitFor();
  const middle = await middleOf(node('No Operation, do nothing'));
  expect(Math.hypot(middle.x - at.x, middle.y - at.y)).toBeLessThan(13);
  expect((await node('No Operation, do nothing').boundingBox())?.width).toBeLessThan(70);
});

test('Tab and Ctrl with a click add where the pointer is', async ({ stack, open }) => {
  const { page, node } = await openEditor({ stack, open }, chainDocument('Start'));
  const add = async (at: { x: number; y: number }, how: () => Promise<void>, words: string, name: string) => {
    await page.mouse.move(at.x, at.y);
    await how();
    await page.keyboard.type(words);
    await page.keyboard.press('Enter');
    await node(name).waitFor();
    const middle = await middleOf(node(name));
    expect(Math.hypot(middle.x - at.x, middle.y - at.y)).toBeLessThan(13);
  };
  await add({ x: 420, y: 200 }, () => page.keyboard.press('Tab'), 'no operation', 'No Operation, do nothing');
  const click = async () => {
    await page.keyboard.down('Control');
    await page.mouse.click(420, 600);
    await page.keyboard.up('Control');
  };
  await add({ x: 420, y: 600 }, click, 'filter', 'Filter');
});
