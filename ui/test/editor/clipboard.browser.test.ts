import { expect } from 'vitest';
import { test } from '../browser-test.ts';
import { chainDocument } from './chain-document.ts';
import { openEditor } from './open-editor.ts';

test('copied nodes are JSON for every text, come in again with new ids and free names, and go as one step', async ({
  stack,
  open,
}) => {
  const before = chainDocument('Start', 'A', 'B');
  before.nodes[2]!.parameters = { note: "={{ $('A').item.json.x }}" };
  const { page, node, saved, wires } = await openEditor({ stack, open }, before);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await node('A').click();
  await node('B').click({ modifiers: ['Shift'] });
  await page.keyboard.press('Control+c');
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(JSON.parse(text)).toMatchObject({ nodes: [{ name: 'A' }, { name: 'B' }], connections: { A: {} } });

  await page.mouse.move(600, 640);
  await page.keyboard.press('Control+v');
  await node('B1').waitFor();
  expect(await wires()).toBe(3);
  const { nodes, connections } = await saved();
  expect(nodes[4]).toMatchObject({ name: 'B1', parameters: { note: "={{ $('A1').item.json.x }}" } });
  expect(connections['A1']).toEqual({ main: [[{ node: 'B1', type: 'main', index: 0 }]] });
  expect(new Set(nodes.map(({ id }) => id)).size).toBe(5);
  const box = await node('A1').boundingBox();
  expect(Math.abs(box!.x - 600) + Math.abs(box!.y - 640)).toBeLessThan(32);

  await page.keyboard.press('Control+z');
  await node('B1').waitFor({ state: 'detached' });
  expect(await saved()).toEqual(before);
  await node('B').click();
  await page.keyboard.press('Control+d');
  await node('B1').waitFor();
  await page.keyboard.press('Control+x');
  await node('B1').waitFor({ state: 'detached' });
  expect(await wires()).toBe(2);
});

test('a workflow in a chat and a cURL command are pasted as nodes, other text says what could be', async ({
  stack,
  open,
}) => {
  const { page, node, saved } = await openEditor({ stack, open }, chainDocument('Start', 'A'));
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const put = (text: string) => page.evaluate((given) => navigator.clipboard.writeText(given), text);
  const { nodes, connections } = chainDocument('Start', 'Think');
  await put(
    `Sure, here it is:\n\`\`\`json\n${JSON.stringify({ nodes, connections }, null, 2)}\n\`\`\`\nAnything else?`,
  );
  await page.keyboard.press('Control+v');
  await node('Think').waitFor();
  await node('Start1').waitFor();
  const after = await saved();
  expect(after.nodes[3]?.id).not.toBe(nodes[1]?.id);

  await put(`curl -X PUT 'https://api.example.com/leads?limit=5' -u me:secret -H 'X-Team: ops' --json '{"a":1}'`);
  await page.keyboard.press('Control+v');
  await node('HTTP Request').waitFor();
  const request = (await saved()).nodes.find(({ name }) => name === 'HTTP Request');
  expect(request?.parameters).toMatchObject({
    method: 'PUT',
    url: 'https://api.example.com/leads',
    jsonBody: '{"a":1}',
  });
  expect(JSON.stringify(request)).not.toContain('secret');

  await put('Nothing to see here');
  await page.keyboard.press('Control+v');
  await page.getByText('There is no workflow, node or cURL command in the clipboard', { exact: false }).waitFor();
});
