import { expect } from 'vitest';
import { test as plain } from '../browser-test.ts';
import { importChain, manual } from '../import-chain.ts';
import { seriousViolations } from '../open-page.ts';

const many = `return Array.from({ length: 10000 }, (_, n) => ({
  json: { n, email: 'person' + n + '@x.example', lead: { tags: ['a', 'b'], 'first name': 'Ada' }, page: n === 0 ? '<p>Hi</p>' : '' },
}))`;

const test = plain.extend('ran', { scope: 'file' }, async ({ stack }) => {
  const id = await importChain(stack.api, 'Many', [
    manual,
    { name: 'Give', type: 'code', typeVersion: 2, parameters: { jsCode: many } },
    { name: 'Pass', type: 'noOp', parameters: {} },
    { name: 'End', type: 'noOp', parameters: {} },
  ]);
  const run = { wait: true };
  const { executionId } = await stack.api<{ executionId: string }>('POST', `/api/hub/v1/workflows/${id}/runs`, run);
  return { id, executionId };
});

test('a node is seen with its input, settings and output; steps lead on without closing it, Escape closes it', async ({
  ran,
  open,
}) => {
  const { page } = await open();
  await page.goto(`/workflows/${ran.id}?run=${ran.executionId}`);
  await page.locator('.react-flow__node[data-id="Pass"]').dblclick();
  const panel = (name: string) => page.getByRole('complementary', { name: `Node: ${name}` });
  const input = panel('Pass').getByRole('region', { name: 'Input' });
  await input.getByRole('cell', { name: 'person0@x.example' }).waitFor();
  await panel('Pass').getByRole('region', { name: 'Output' }).getByText('10,000 items').waitFor();
  await panel('Pass').getByRole('region', { name: 'Parameters' }).waitFor();
  expect(await seriousViolations(page)).toEqual([]);

  const line = panel('Pass').getByRole('separator', { name: 'Width of the input' });
  const before = Number(await line.getAttribute('aria-valuenow'));
  await line.focus();
  await page.keyboard.press('ArrowRight');
  expect(Number(await line.getAttribute('aria-valuenow'))).toBe(before + 2);

  await page.keyboard.press('Alt+Shift+ArrowRight');
  await panel('End').waitFor();
  await page.keyboard.press('Alt+Shift+ArrowLeft');
  await panel('Pass').getByRole('button', { name: 'Go back to Give' }).click();
  await panel('Give').waitFor();
  // Keys of the drawing are not for the panel.
  await page.keyboard.press('Delete');
  await page.keyboard.press('Escape');
  await panel('Give').waitFor({ state: 'detached' });
  await page.locator('.react-flow__node[data-id="Give"]').waitFor();
});

test('on a phone the parts of a node are tabs', async ({ ran, open }) => {
  const { page } = await open({ width: 390, height: 800 });
  await page.goto(`/executions/${ran.executionId}`);
  await page.locator('.react-flow__node[data-id="Pass"]').click();
  const panel = page.getByRole('complementary', { name: 'Node: Pass' });
  await panel.getByRole('tab', { name: 'Input' }).click();
  await panel.getByRole('cell', { name: 'person0@x.example' }).waitFor();
  await panel.getByRole('tab', { name: 'Parameters' }).click();
  await panel.getByText('No parameters are set').waitFor();
  expect(await seriousViolations(page)).toEqual([]);
});

test('10,000 items are a table, JSON, fields and pages; they are searched and scrolled to the last', async ({
  ran,
  open,
}) => {
  const { page } = await open({ scheme: 'dark' });
  await page.goto(`/executions/${ran.executionId}`);
  await page.locator('.react-flow__node[data-id="Give"]').click();
  const output = page.getByRole('region', { name: 'Output' });
  await output.getByText('10,000 items').waitFor();
  await output.getByRole('cell', { name: 'person3@x.example' }).waitFor();
  expect(await output.getByRole('row').count()).toBeLessThan(80);
  const items = output.getByRole('region', { name: 'Items that it gave' });
  await items.focus();
  await page.keyboard.press('End');
  await output.getByRole('cell', { name: 'person9999@x.example' }).waitFor();

  await output.getByRole('searchbox').fill('PERSON7777');
  await output.getByText('1 item found').waitFor();
  await output.getByRole('rowheader', { name: '7777' }).waitFor();
  await output.getByRole('button', { name: 'JSON', exact: true }).click();
  await output.getByText('"person7777@x.example"').waitFor();
  await output.getByRole('searchbox').fill('nobody');
  await output.getByText('No item holds “nobody”').waitFor();
  await output.getByRole('searchbox').fill('');

  await output.getByRole('button', { name: 'Schema' }).click();
  const name = output.getByRole('listitem').filter({ hasText: 'first name' });
  await name.getByText('Ada').waitFor();
  expect(await seriousViolations(page)).toEqual([]);
  await output.getByRole('button', { name: 'HTML' }).click();
  const frame = output.getByTitle('Page in the field page').first();
  await frame.contentFrame().getByText('Hi').waitFor();
});

test('a field of the input gives its expression, by the mouse and by keys', async ({ ran, open }) => {
  const { page } = await open();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`/workflows/${ran.id}?run=${ran.executionId}`);
  await page.locator('.react-flow__node[data-id="End"]').dblclick();
  const input = page.getByRole('region', { name: 'Input' });
  await input.getByRole('button', { name: 'Schema' }).click();
  await input.getByRole('button', { name: /^Field lead\['first name'\]/ }).focus();
  await page.keyboard.press('Enter');
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await expect.poll(copied).toBe("{{ $json.lead['first name'] }}");

  await input.getByLabel('Items of').selectOption('Give');
  await input.getByRole('button', { name: /^Field email/ }).click();
  await expect.poll(copied).toBe("{{ $('Give').item.json.email }}");
  const dragged = page.evaluate(
    () =>
      new Promise((resolve) => {
        document.addEventListener('dragstart', ({ dataTransfer }) =>
          resolve(dataTransfer?.getData('application/x-leadloom-field')),
        );
      }),
  );
  await input.getByRole('button', { name: /^Field email/ }).dragTo(page.getByRole('region', { name: 'Parameters' }));
  expect(await dragged).toBe(JSON.stringify({ expression: "{{ $('Give').item.json.email }}", path: ['email'] }));
});
