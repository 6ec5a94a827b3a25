import type { WorkflowDocument, WorkflowNode } from '@leadloom/contracts';
import { expect } from 'vitest';
import { test } from '../browser-test.ts';
import { seriousViolations } from '../open-page.ts';
import { openEditor } from './open-editor.ts';

const node = (name: string, type: string, typeVersion: number, parameters: object): WorkflowNode => ({
  id: `id-${name}`,
  name,
  type: `n8n-nodes-base.${type}`,
  typeVersion,
  position: [0, 0],
  parameters: parameters as Record<string, unknown>,
});

/** One behind the other, the first by hand. */
function chainOf(...nodes: WorkflowNode[]): WorkflowDocument {
  const all = [node('Start', 'manualTrigger', 1, {}), ...nodes];
  return {
    name: nodes.map(({ name }) => name).join(' '),
    nodes: all.map((one, index) => ({ ...one, position: [index * 220, 0] })),
    connections: Object.fromEntries(
      nodes.map(({ name }, index) => [all[index]?.name, { main: [[{ node: name, type: 'main', index: 0 }]] }]),
    ),
  };
}
const people = node('People', 'code', 2, {
  jsCode: "return [{json: {name: 'Ada', 'e mail': 'a@b.example'}}, {json: {name: 'Bo', 'e mail': ''}}]",
});
const hash = (parameters: object = {}) => node('Hash', 'crypto', 1, { value: 'x', ...parameters });

test('a form shows what the chosen operation needs, and changes what is touched and nothing else', async ({
  stack,
  open,
}) => {
  const odd = { resource: 'contact', operation: 'getAll', unknownOfAnOldVersion: { a: [1] }, filters: {} };
  const editor = await openEditor({ stack, open }, chainOf(node('CRM', 'hubspot', 2.2, odd)));
  const { page } = editor;
  await editor.node('CRM').dblclick();
  const form = page.locator('.node-form');
  await form.getByRole('spinbutton', { name: 'Limit' }).fill('7');
  expect(await form.locator('[data-field="companyId"]').count()).toBe(0);
  await form.getByRole('combobox', { name: 'Resource' }).click();
  await page.keyboard.type('comp');
  await page.getByRole('option', { name: 'Company', exact: true }).click();
  await form.getByRole('combobox', { name: 'Operation' }).click();
  await page
    .getByRole('option', { name: /^Get ?Get an? / })
    .first()
    .click();
  await form.locator('[data-field="companyId"]').waitFor();
  expect(await form.getByRole('spinbutton', { name: 'Limit' }).count()).toBe(0);
  expect((await editor.saved()).nodes[1]?.parameters).toEqual({
    ...odd,
    limit: 7,
    resource: 'company',
    operation: 'get',
  });
  expect(await seriousViolations(page)).toEqual([]);
});

test('fields are added to collections and rows to lists, by keyboard too, and one undo takes each away', async ({
  stack,
  open,
}) => {
  const editor = await openEditor(
    { stack, open },
    chainOf(node('Call', 'httpRequest', 4.2, { url: 'https://a.example', sendHeaders: true, options: {} })),
  );
  const { page } = editor;
  await editor.node('Call').dblclick();
  const form = page.locator('.node-form');
  await form.getByRole('button', { name: 'Add Header' }).focus();
  await page.keyboard.press('Enter');
  const row = form.getByRole('region', { name: 'Header 2' });
  await row.getByRole('textbox', { name: 'Name' }).fill('x-lead');
  await row.getByRole('textbox', { name: 'Value' }).fill('yes');
  await form.getByRole('button', { name: 'Add option' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Timeout' }).click();
  await form.getByRole('spinbutton', { name: 'Timeout' }).waitFor();
  await form.getByRole('button', { name: 'Remove Header 1' }).click();
  const parameters = async () => (await editor.saved()).nodes[1]?.parameters;
  expect(await parameters()).toEqual({
    url: 'https://a.example',
    sendHeaders: true,
    headerParameters: { parameters: [{ name: 'x-lead', value: 'yes' }] },
    options: { timeout: 10_000 },
  });
  await form.getByRole('button', { name: 'Remove Timeout' }).click();
  await form.getByRole('spinbutton', { name: 'Timeout' }).waitFor({ state: 'detached' });
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  expect(await parameters()).toMatchObject({ headerParameters: { parameters: [{}, { name: 'x-lead' }] } });
});

test('an expression is tried on the data of a run, item by item, with its error in place', async ({ stack, open }) => {
  const editor = await openEditor({ stack, open }, chainOf(people, hash()));
  const { page } = editor;
  await page.keyboard.press('Control+Enter');
  await page.getByRole('group', { name: /^Hash.*, Succeeded$/ }).waitFor();
  await editor.node('Hash').dblclick();
  const field = page.locator('[data-field="value"]');
  // It is there as soon as the data is known.
  await page.getByRole('button', { name: 'Insert a field of the input: Value' }).waitFor();
  await field.getByRole('button', { name: 'Expression' }).click();
  const text = field.locator('.cm-content');
  await text.click();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Hello {{ $json.na');
  await page.getByRole('option', { name: /^name/ }).waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.type('.toUpperCase()');
  const result = field.getByRole('status', { name: 'Result' });
  await result.getByText('Hello ADA').waitFor();
  await field.getByRole('button', { name: 'Next item' }).click();
  await result.getByText('Hello BO').waitFor();
  expect((await editor.saved()).nodes[2]?.parameters).toEqual({ value: '=Hello {{ $json.name.toUpperCase()}}' });
  await text.click();
  await page.keyboard.press('Control+a');
  await page.keyboard.type("{{ $('Nobody').item.json.x");
  await result.getByText(/doesn't exist/).waitFor();
  await field.getByRole('button', { name: 'Fixed' }).click();
  await page.locator('input[type=text]').and(field.locator('input')).fill('plain');
  expect((await editor.saved()).nodes[2]?.parameters).toEqual({ value: 'plain' });
});

test('a field of the input is dragged into a parameter, or put there from a menu', async ({ stack, open }) => {
  const editor = await openEditor({ stack, open }, chainOf(people, hash()));
  const { page } = editor;
  await page.keyboard.press('Control+Enter');
  await page.getByRole('group', { name: /^Hash.*, Succeeded$/ }).waitFor();
  await editor.node('Hash').dblclick();
  const field = page.locator('[data-field="value"]');
  await page.getByRole('region', { name: 'Input' }).getByRole('button', { name: 'Schema' }).click();
  await page.getByRole('button', { name: /^Field name/ }).dragTo(field);
  await field.getByRole('status', { name: 'Result' }).getByText('x Ada').waitFor();
  const dropped = (await editor.saved()).nodes[2]?.parameters;
  expect(dropped).toEqual({ value: '=x {{ $json.name }}' });
  const insert = page.getByRole('button', { name: 'Insert a field of the input: Value' });
  await insert.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type("['e mail");
  await page.keyboard.press('Enter');
  await field.getByRole('status', { name: 'Result' }).getByText('x Ada a@b.example').waitFor();
});

test('accounts are chosen and tested in the form, and its choices come from the vendor', async ({ stack, open }) => {
  const id = await stack.connect('slack');
  const message = { select: 'channel', text: 'Hello' };
  const editor = await openEditor({ stack, open }, chainOf(node('Tell', 'slack', 2.3, message)));
  const { page } = editor;
  const answers: Promise<string>[] = [];
  page.on('response', (answer) => {
    // A stream of events does not end.
    if (/\/api\/(?!hub\/v1\/events)/.test(answer.url())) answers.push(answer.text().catch(() => ''));
  });
  await editor.node('Tell').dblclick();
  const form = page.locator('.node-form');
  const list = form.locator('[data-field="channelId"]').getByRole('combobox', { name: /^Channel(?!:)/ });
  await list.click();
  await form.getByText(/The service could not be asked/).waitFor();
  await page.keyboard.press('Escape');
  await form.getByRole('combobox', { name: /^Account \(/ }).selectOption({ value: id });
  await form.getByRole('button', { name: 'Test' }).click();
  await page.getByText(/ works \(\d+ ms\)/).waitFor();
  await list.click();
  const option = page.getByRole('option').first();
  await option.waitFor();
  const name = (await option.innerText()).trim();
  await option.click();
  const [, tell] = (await editor.saved()).nodes;
  expect(tell?.parameters?.['channelId']).toMatchObject({ __rl: true, mode: 'list', cachedResultName: name });
  expect(tell?.credentials).toMatchObject({ slackApi: { id } });
  expect((await Promise.all(answers)).filter((text) => /xoxb-\w/.test(text))).toEqual([]);
});

test('how a node fails and repeats is set beside its parameters', async ({ stack, open }) => {
  const editor = await openEditor({ stack, open }, chainOf(hash()));
  const { page } = editor;
  await editor.node('Hash').dblclick();
  await page.getByRole('tab', { name: 'Settings' }).click();
  await page.getByLabel('When the node fails').selectOption('continueErrorOutput');
  await page.getByLabel('Set failing items aside').check();
  await page.getByLabel('The service is unwell or away: Retries').fill('3');
  expect((await editor.saved()).nodes[1]).toMatchObject({
    onError: 'continueErrorOutput',
    leadloom: { setsAside: true, retry: { transient: { retries: 3 } } },
  });
  await page.getByLabel('When the node fails').selectOption('stopWorkflow');
  expect((await editor.saved()).nodes[1]).not.toHaveProperty('onError');
});

test('the form of a version that is not known says so and leaves the node as it is', async ({ stack, open }) => {
  const editor = await openEditor({ stack, open }, chainOf(node('New', 'set', 99, { a: 1 })), { refusal: 404 });
  await editor.node('New').dblclick();
  await editor.page.getByText('This node has no form here').waitFor();
  await editor.page.getByText(/known in the versions 1, 2, 3/).waitFor();
  expect((await editor.saved()).nodes[1]?.parameters).toEqual({ a: 1 });
});
