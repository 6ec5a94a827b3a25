import { expect } from 'vitest';
import { formWithWait } from './form-with-wait.ts';
import { test } from './browser-test.ts';
import { seriousViolations } from './open-page.ts';

const csv = [
  'E-Mail,Given,Surname,Firm,Remark',
  'ada@analytical.example,Ada,Lovelace,Analytical Engines,first',
  'grace@cobol.example,Grace,Hopper,Cobol Inc,second',
  'not an address,No,Body,Nowhere,bad',
  'zoe@strasse.example,Zoë,Größe,Straße AG,third',
].join('\n');

test('a CSV file is mapped, previewed and imported; its refused row is told; its people are found, shown and changed', async ({
  open,
}) => {
  const { page } = await open();
  await page.goto('/imports');
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });

  await page.getByRole('heading', { name: 'people.csv' }).waitFor();
  const field = (column: string) => page.getByLabel(`Field of the lead: ${column}`);
  expect(await field('E-Mail').inputValue()).toBe('email');
  await field('Given').selectOption('firstName');
  await field('Surname').selectOption('lastName');
  await field('Remark').selectOption('');
  const preview = page.getByRole('region', { name: 'Preview' });
  await preview.getByText('Lovelace').waitFor();
  expect(await seriousViolations(page)).toEqual([]);
  await page.getByLabel('Tags for all leads of this file').fill('fair');
  await page.getByRole('button', { name: 'Start the import' }).click();

  await page.getByText('Done', { exact: true }).waitFor();
  const count = (name: string) => page.locator('dl.counts > div', { hasText: name }).locator('dd').textContent();
  expect([await count('Rows'), await count('Created'), await count('Refused')]).toEqual(['4', '3', '1']);
  await page.getByRole('region', { name: 'Refused rows' }).getByRole('rowheader', { name: '4' }).waitFor();
  expect(await seriousViolations(page)).toEqual([]);

  await page.getByRole('link', { name: 'Show the leads' }).click();
  const names = page.getByRole('row').getByRole('link');
  await names.first().focus();
  await page.keyboard.press('ArrowDown');
  expect(await names.nth(1).evaluate((link) => link.matches(':focus'))).toBe(true);
  await page.keyboard.press('ArrowUp');
  expect(await names.first().evaluate((link) => link.matches(':focus'))).toBe(true);
  await page.getByRole('searchbox').fill('grosse zoe');
  await page.waitForURL(/search=grosse/);
  await page.getByRole('row', { name: /Zoë Größe/ }).waitFor();
  await page.getByRole('row', { name: /Ada Lovelace/ }).waitFor({ state: 'detached' });
  await page.getByRole('link', { name: /Zoë Größe/ }).click();
  const drawer = page.getByRole('complementary', { name: 'Lead' });
  await drawer.getByText('zoe@strasse.example').waitFor();
  expect(await seriousViolations(page)).toEqual([]);

  await drawer.getByRole('button', { name: 'Edit' }).click();
  await drawer.getByLabel('Title').fill('Head of Roads');
  await drawer.getByRole('button', { name: 'Save' }).click();
  await drawer.getByText('Head of Roads').first().waitFor();
  await drawer.getByRole('tab', { name: 'Timeline' }).click();
  await drawer.getByRole('list').getByText('Head of Roads').waitFor();
});

test('many leads are picked by keys and mouse, tagged and set to a status, and that is taken back', async ({
  open,
}) => {
  const { page } = await open();
  await page.goto('/leads');
  await page.getByRole('checkbox', { name: 'Pick Ada Lovelace' }).focus();
  await page.keyboard.press('Space');
  await page.getByText('1 picked').waitFor();
  await page.getByRole('checkbox', { name: 'Pick all rows that are loaded' }).click();
  await page.getByText('3 picked').waitFor();
  expect(await seriousViolations(page)).toEqual([]);
  await page.getByRole('textbox', { name: 'Tag', exact: true }).first().fill('spring');
  await page.getByRole('button', { name: 'Add tag' }).click();
  await page.getByText('3 leads changed').waitFor();
  await page.getByRole('row', { name: /Grace Hopper.*spring/ }).waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('3 leads as before').waitFor();
  await page.getByRole('row', { name: /Grace Hopper.*spring/ }).waitFor({ state: 'detached' });
  await page.getByRole('checkbox', { name: 'Pick Ada Lovelace' }).click();
  await page.getByLabel('Set status').selectOption('Qualified');
  await page.getByText('2 leads changed').waitFor();
  await page.getByRole('row', { name: /Ada Lovelace.*New/ }).waitFor();
  await page.getByRole('row', { name: /Grace Hopper.*Qualified/ }).waitFor();
  await page.getByRole('button', { name: 'Pick none' }).click();
  await page.getByText('2 picked').waitFor({ state: 'detached' });
});

test('a filtered list is saved as a view, opened again from the menu, deleted, and that is taken back', async ({
  open,
}) => {
  const { page } = await open();
  await page.goto('/leads?status=qualified');
  const menu = (name: string) => page.getByRole('button', { name, exact: true });
  await menu('Views').click();
  await page.getByRole('menuitem', { name: 'Save this view' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill('Ready');
  await page.keyboard.press('Enter');
  await menu('Ready').waitFor();
  expect(await seriousViolations(page)).toEqual([]);
  await page.goto('/leads');
  await menu('Views').click();
  await page.getByRole('menuitem', { name: 'Ready' }).click();
  await page.waitForURL(/status=qualified/);
  await menu('Ready').click();
  await page.getByRole('menuitem', { name: 'Delete “Ready”' }).click();
  await menu('Views').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await menu('Ready').waitFor();
});

test('two people edit one lead: the second sees both values and decides', async ({ open }) => {
  const [first, second] = await Promise.all([open(), open({ refusal: 409 })]);
  for (const { page } of [first, second]) {
    await page.goto('/leads?search=ada');
    await page.getByRole('link', { name: /Ada Lovelace/ }).click();
    await page.getByRole('button', { name: 'Edit' }).click();
  }
  await first.page.getByLabel('City').fill('London');
  await first.page.getByRole('button', { name: 'Save' }).click();
  await first.page.getByText('Saved').waitFor();
  await second.page.getByLabel('City').fill('Paris');
  await second.page.getByRole('button', { name: 'Save' }).click();
  const conflict = second.page.getByRole('alert').filter({ hasText: 'Somebody else changed this lead' });
  await conflict.getByRole('cell', { name: 'London' }).waitFor();
  await conflict.getByRole('cell', { name: 'Paris' }).waitFor();
  expect(await seriousViolations(second.page)).toEqual([]);
  await conflict.getByRole('button', { name: 'Save mine' }).click();
  await second.page.getByRole('definition').filter({ hasText: 'Paris' }).waitFor();
});

test('a deleted lead is gone at once, comes back when that is taken back, and stays away when it is not', async ({
  open,
}) => {
  const { page } = await open();
  await page.goto('/leads?search=grace');
  const row = page.getByRole('row', { name: /Grace Hopper/ });
  const remove = async () => {
    await row.getByRole('link').first().click();
    await page.getByRole('complementary', { name: 'Lead' }).getByRole('button', { name: 'Delete' }).click();
    await row.waitFor({ state: 'detached' });
  };
  await remove();
  await page.getByRole('button', { name: 'Undo' }).click();
  await row.waitFor();
  await remove();
  await page.reload();
  await page.getByText('Nothing matches').waitFor();
});

const document = {
  name: 'Count and wait',
  nodes: [
    { name: 'Start', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, position: [0, 0], parameters: {} },
    {
      name: 'Give',
      type: 'n8n-nodes-base.set',
      typeVersion: 3.4,
      position: [220, 0],
      parameters: { mode: 'raw', jsonOutput: '{"who": "Ada", "engine": {"kind": "analytical"}}', options: {} },
    },
    {
      name: 'Pause',
      type: 'n8n-nodes-base.wait',
      typeVersion: 1.1,
      position: [440, 0],
      parameters: { amount: 4, unit: 'seconds' },
    },
    {
      name: 'Break',
      type: 'n8n-nodes-base.stopAndError',
      typeVersion: 1,
      position: [660, 0],
      parameters: { errorMessage: 'Broken on purpose' },
    },
    {
      name: 'Note',
      type: 'n8n-nodes-base.stickyNote',
      typeVersion: 1,
      position: [0, -240],
      parameters: { content: '# Read me' },
    },
  ],
  connections: {
    Start: { main: [[{ node: 'Give', type: 'main', index: 0 }]] },
    Give: { main: [[{ node: 'Pause', type: 'main', index: 0 }]] },
    Pause: { main: [[{ node: 'Break', type: 'main', index: 0 }]] },
  },
};

test('a workflow is pasted, run and watched; a reload in mid-run catches up; data, error and history are there', async ({
  open,
}) => {
  const { page } = await open();
  await page.goto('/workflows');
  await page.getByRole('button', { name: 'Import workflow' }).first().click();
  await page.getByLabel('Workflow JSON').fill('{"no": "nodes"}');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Import workflow' }).click();
  await dialog.getByText('so it is no workflow').waitFor();
  await page.getByLabel('Workflow JSON').fill(JSON.stringify(document));
  await dialog.getByRole('button', { name: 'Import workflow' }).click();

  const canvas = page.getByRole('region', { name: 'Workflow drawing' });
  const node = (name: string, state: string) =>
    canvas.getByRole('group', { name: new RegExp(`^${name}, .*, ${state}$`) });
  await node('Give', 'Not run').waitFor();
  await canvas.getByRole('heading', { name: 'Read me' }).waitFor();
  expect(await seriousViolations(page)).toEqual([]);
  await page.keyboard.press('Control+Enter');
  await node('Pause', 'Waiting').waitFor();
  await page.reload();
  await node('Give', 'Succeeded').waitFor();
  await node('Break', 'Failed').waitFor();
  await page.getByRole('alert').getByText('Broken on purpose').waitFor();
  expect(await seriousViolations(page)).toEqual([]);

  await canvas.getByText('Give', { exact: true }).dblclick();
  const panel = page.getByRole('complementary', { name: 'Node: Give' });
  const output = panel.getByRole('region', { name: 'Output', exact: true });
  await output.getByRole('columnheader', { name: 'engine.kind' }).waitFor();
  await output.getByRole('cell', { name: 'analytical' }).waitFor();
  await output.getByRole('button', { name: 'JSON', exact: true }).click();
  await output.getByText('"who"').waitFor();
  await panel.getByRole('combobox', { name: 'Mode' }).waitFor();
  expect(await seriousViolations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await panel.waitFor({ state: 'detached' });

  await page.getByRole('link', { name: 'Executions' }).first().click();
  await page.getByRole('link', { name: 'Count and wait' }).first().click();
  await page.waitForURL(/executions\/./);
  await page.getByRole('button', { name: 'Show the node' }).click();
  await page
    .getByRole('complementary', { name: 'Node: Break' })
    .getByRole('alert')
    .getByText('Broken on purpose')
    .waitFor();
});

test('a run is stopped from the canvas', async ({ open }) => {
  const { page } = await open();
  await page.goto('/workflows');
  await page.getByRole('link', { name: 'Count and wait' }).click();
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.getByRole('button', { name: 'Stop' }).click();
  await page.getByRole('status').getByText('Stopped').waitFor();
  await page.getByRole('button', { name: 'Run again' }).waitFor();
});

test.for([
  { name: 'a desk in dark', scheme: 'dark' as const },
  { name: 'a phone', width: 390, height: 844 },
])(
  'a form is tried out on $name: listened for, sent, its wait cut short, its last page shown',
  async (view, { stack, open }) => {
    const { workflow } = await stack.api<{ workflow: { id: string } }>('POST', '/api/hub/v1/workflows', {
      document: formWithWait,
    });
    const editor = await open(view);
    await editor.page.goto(`/workflows/${workflow.id}`);
    await editor.page.getByRole('button', { name: 'Listen for a test call' }).click();
    const dialog = editor.page.getByRole('dialog', { name: 'Listen for a test call' });
    await dialog.getByText('seconds left').waitFor();
    expect(await seriousViolations(editor.page)).toEqual([]);
    const address = /http\S+/.exec((await dialog.locator('code').textContent()) ?? '')?.[0] ?? '';

    const visitor = await open({ ...view, isLoggedIn: false, refusal: 422 });
    const { page } = visitor;
    await page.goto(address);
    await page.getByLabel('Your name').fill('Ada');
    await page.getByLabel('E-mail').fill('ada@lovelace.example');
    await page.getByRole('button', { name: 'Submit' }).click();
    await page.getByRole('alert').getByText('Choose at least 1.').waitFor();
    expect(await page.getByLabel('Your name').inputValue()).toBe('Ada');
    expect(await seriousViolations(page)).toEqual([]);
    const overflow = await page.evaluate(() => window.document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    await page.getByLabel('Go', { exact: true }).check();
    await page.getByRole('button', { name: 'Submit' }).click();
    await page.getByRole('heading', { name: 'One moment' }).waitFor();

    await dialog.waitFor({ state: 'detached' });
    await editor.page.getByRole('button', { name: 'Change the time …' }).click();
    const later = editor.page.getByRole('dialog', { name: 'Until when it waits' });
    await later.getByLabel('Wait until').fill('2040-02-03T04:05:06');
    await later.getByRole('button', { name: 'Wait until then' }).click();
    await editor.page.getByText(/waits until .*2040/).waitFor();
    await editor.page.getByRole('button', { name: 'Go on now' }).click();
    await page.getByRole('heading', { name: 'Welcome' }).waitFor();
    await page.getByText('Dear Ada').waitFor();
    await editor.page.getByRole('status').getByText('Succeeded').waitFor();
  },
);
