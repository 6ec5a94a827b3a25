import { expect } from 'vitest';
import { seriousViolations } from '../open-page.ts';
import { test } from '../browser-test.ts';
import { chainDocument } from './chain-document.ts';
import { openEditor } from './open-editor.ts';

test('nodes are found by words, type and state, and gone to', async ({ stack, open }) => {
  const before = chainDocument('Start', 'Ask them', 'Wait', 'Far away');
  before.nodes[1]!.parameters = { url: 'https://needle.test' };
  before.nodes[2]!.disabled = true;
  before.nodes[3]!.type = 'n8n-nodes-base.notInstalled';
  before.nodes[3]!.position = [6000, 3000];
  const { page, node } = await openEditor({ stack, open }, before);
  await page.keyboard.press('1');
  await page.keyboard.press('Control+f');
  const options = page.getByRole('listbox', { name: 'Find nodes' }).getByRole('option');
  const found = async (search: string) => {
    await page.getByRole('combobox', { name: 'Words of a node' }).fill(search);
    return (await options.allTextContents()).map((text) => text.trim());
  };
  expect(await found('needle')).toEqual(['Ask themurl']);
  expect(await found('is:disabled')).toEqual(['Wait']);
  expect(await found('is:invalid')).toEqual(['Far away']);
  expect(await found('type:"no operation"')).toEqual(['Ask them', 'Wait']);
  expect(await seriousViolations(page)).toEqual([]);
  await found('far');
  await page.keyboard.press('Enter');
  await page.locator('.react-flow__node.selected[data-id="Far away"]').waitFor();
  const box = await node('Far away').boundingBox();
  expect(box!.x > 0 && box!.x < 1280 && box!.y > 0 && box!.y < 800).toBe(true);
});

test('a selection becomes a sub-workflow that gives the same, or it is said why not', async ({ stack, open }) => {
  const before = chainDocument('Start', 'Data', 'Greet', 'Shout', 'End');
  const set = (code: string, at: number) =>
    Object.assign(before.nodes[at]!, {
      type: 'n8n-nodes-base.set',
      typeVersion: 3.4,
      parameters: { mode: 'raw', jsonOutput: code, includeOtherFields: false, options: {} },
    });
  set('{"name": "Ada", "city": "London"}', 1);
  set('={{ ({ text: "Hello " + $json.name }) }}', 2);
  set("={{ ({ text: $json.text + ' of ' + $('Data').item.json.city }) }}", 3);
  set("={{ ({ said: $('Shout').item.json.text }) }}", 4);
  const { page, node, saved } = await openEditor({ stack, open }, before);
  await node('Start').click();
  await page.keyboard.press('Alt+x');
  await page.getByRole('dialog').getByText('“Start” starts this workflow').waitFor();
  await page.keyboard.press('Escape');

  await node('Greet').click();
  await node('Shout').click({ modifiers: ['Shift'] });
  await page.keyboard.press('Alt+x');
  await page.getByLabel('Name of the sub-workflow').fill('Greeting');
  await page.keyboard.press('Enter');
  await node('Greeting').waitFor();
  await node('Greet').waitFor({ state: 'detached' });
  expect((await saved()).nodes.map(({ name }) => name)).toEqual([
    'Start',
    'Data',
    'End',
    'Inputs of Greeting',
    'Greeting',
  ]);
  await page.keyboard.press('Control+Enter');
  await page.getByRole('group', { name: /^End, .*Succeeded$/ }).waitFor();
  const executions = await stack.api<{ items: { id: string; workflowName: string }[] }>(
    'GET',
    '/api/hub/v1/executions',
  );
  expect(executions.items.map(({ workflowName }) => workflowName)).toContain('Greeting');
  await node('End').dblclick();
  await page.getByText('Hello Ada of London').first().waitFor();
});

test('nodes come from a file and from a text', async ({ stack, open }) => {
  const { page, node } = await openEditor({ stack, open }, chainDocument('Start', 'A'));
  await page.keyboard.press('Control+i');
  await page.locator('input[type=file]').setInputFiles({
    name: 'other.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(chainDocument('Begin', 'Other'))),
  });
  await node('Other').waitFor();
  await page.keyboard.press('Control+i');
  await page.getByLabel('Or paste a workflow', { exact: false }).fill('no nodes');
  await page.getByRole('button', { name: 'Insert', exact: true }).click();
  await page.getByRole('alert').getByText('There is no workflow').waitFor();
  await page.getByLabel('Or paste a workflow', { exact: false }).fill('curl https://x.test');
  await page.getByRole('button', { name: 'Insert', exact: true }).click();
  await node('HTTP Request').waitFor();
});
