import type { NodeTypeDescription, WorkflowDocument } from '@leadloom/contracts';
import { formValues, shownFields } from '@leadloom/graph';
import { expect } from 'vitest';
import { test } from '../browser-test.ts';
import { openEditor } from './open-editor.ts';

/** The node types that templates of n8n's users name most, but for those without a field and triggers by hand. */
const types = `
  set code httpRequest if googleSheets merge function hubspot slack gmail
  wait webhook scheduleTrigger splitInBatches googleDrive filter respondToWebhook pipedrive splitOut switch
  salesforce clickUp aggregate phantombuster telegram itemLists emailSend formTrigger harvest postgres
  extractFromFile trello activeCampaign convertToFile youTube microsoftOutlook dataTable executeWorkflow todoist openAi
`
  .trim()
  .split(/\s+/);

test(
  'forms of the forty most used nodes show what their descriptions say',
  { timeout: 180_000 },
  async ({ stack, open }) => {
    const described = await Promise.all(
      types.map((type) =>
        stack.api<NodeTypeDescription>('GET', `/api/hub/v1/node-types/n8n-nodes-base.${type}/description`),
      ),
    );
    const names = types.map((type) => `The ${type}`);
    const document: WorkflowDocument = {
      nodes: described.map(({ name, version }, index) => ({
        name: names[index] ?? '',
        type: name,
        typeVersion: version,
        position: [index * 220, 0],
        parameters: {},
      })),
      connections: Object.fromEntries(
        names.slice(1).map((name, index) => [names[index], { main: [[{ node: name, type: 'main', index: 0 }]] }]),
      ),
    };
    const { page, node } = await openEditor({ stack, open }, document);
    await page.keyboard.press('1');
    await node(names[0] ?? '').dblclick();
    for (const [index, { description, version }] of described.entries()) {
      const place = { typeVersion: version, description };
      const values = formValues(description.properties, { node: place, given: {} });
      const wanted = shownFields(description.properties, { node: place, values, root: values }).filter(
        ({ type, isNodeSetting }) => !['notice', 'callout'].includes(type) && isNodeSetting !== true,
      );
      const panel = page.getByRole('complementary', { name: `Node: ${names[index]}` });
      const form = panel.locator('.node-form');
      await form.waitFor();
      const shown = await form
        .locator('[data-field]')
        .evaluateAll((fields) => fields.map((field) => (field as HTMLElement).dataset['field']));
      expect(shown.filter((path) => path?.includes('.') === false)).toEqual(wanted.map(({ name }) => name));
      const next = names[index + 1];
      if (next !== undefined) await panel.getByRole('button', { name: `Go on to ${next}`, exact: true }).click();
    }
  },
);
