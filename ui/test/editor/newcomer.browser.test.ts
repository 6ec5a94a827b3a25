import { expect } from 'vitest';
import { test } from '../browser-test.ts';

test('a newcomer makes a workflow that verifies, branches, writes to a CRM and tells a channel, and runs it, in 40 interactions', async ({
  stack,
  open,
}) => {
  await stack.api('POST', '/api/hub/v1/connections', {
    name: 'Leadloom hub',
    credentialType: 'leadloomApi',
    connector: null,
    data: { hubUrl: stack.hubUrl, apiKey: stack.apiKey },
    origins: { [stack.hubUrl]: stack.hubUrl },
  });
  for (const vendor of ['zerobounce', 'hubspot', 'slack']) await stack.connect(vendor);
  const { page } = await open();
  let interactions = 0;
  const click = async (name: string, role: 'button' | 'option' | 'combobox' = 'button') => {
    interactions += 1;
    await page.getByRole(role, { name }).first().click();
    // Of several choices the list stays open.
    if (role === 'option' && name !== 'ZeroBounce') await page.getByRole('listbox').waitFor({ state: 'detached' });
  };
  const press = async (key: string) => {
    interactions += 1;
    await page.keyboard.press(key);
  };
  const type = async (text: string) => {
    interactions += 1;
    await page.keyboard.type(text);
  };
  const node = (name: string) => page.locator(`.react-flow__node[data-id="${name}"]`);
  const openNode = async (name: string) => {
    interactions += 1;
    await node(name).dblclick();
  };
  const add = async (words: string) => {
    await press('n');
    await type(words);
    await press('Enter');
  };

  await page.goto('/workflows');
  await click('Create workflow');
  await click('Choose a trigger');
  await type('webhook');
  await press('Enter');
  await openNode('Webhook');
  await click('HTTP Method', 'combobox');
  await click('POST', 'option');
  await press('Escape');

  await add('verify email');
  await openNode('Leadloom: Verify Email');
  await click('Verifier Names or IDs', 'combobox');
  await click('ZeroBounce', 'option');
  await press('Escape');
  await press('Escape');
  await add('upsert crm');
  await openNode('Leadloom: Upsert to CRM');
  await click('CRM Name or ID', 'combobox');
  await click('HubSpot', 'option');
  await press('Escape');

  await press('n');
  await type('slack');
  await press('ArrowRight');
  await page.getByRole('option', { name: /chosen later/ }).waitFor();
  await type('send a message');
  await press('Enter');
  await openNode('Slack');
  await click('Send Message To', 'combobox');
  await click('Channel', 'option');
  const channel = page.locator('[data-field="channelId"]').getByRole('combobox', { name: /^Channel(?!:)/ });
  interactions += 1;
  await channel.click();
  await click('sales', 'option');
  interactions += 1;
  await page.getByRole('textbox', { name: 'Message Text' }).fill('A new lead');
  await press('Escape');

  await click('Listen for a test call');
  const url = (await page.getByRole('dialog').locator('code').innerText()).split(' ')[1];
  interactions += 1;
  const person = { email: 'valid@example.com', firstName: 'Nia', lastName: 'New' };
  expect((await page.request.post(url ?? '', { data: person })).status()).toBe(200);
  await page.getByRole('group', { name: /^Slack, .*, Succeeded$/ }).waitFor();
  expect(interactions).toBeLessThanOrEqual(40);

  const view = async (path: string) => (await fetch(`${stack.sandboxUrl}/_control/${path}`)).text();
  expect(await view('hubspot/views/contacts?limit=1000')).toContain(person.email);
  expect(await view('slack/views/messages?limit=1000')).toContain('A new lead');
});
