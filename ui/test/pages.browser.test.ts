import { expect } from 'vitest';
import { test } from './browser-test.ts';
import { seriousViolations } from './open-page.ts';
import { paths, settled } from './pages.ts';

test('the login refuses a wrong password in words, then opens the page that was asked for', async ({ stack, open }) => {
  const { page } = await open({ isLoggedIn: false, refusal: 401 });
  await page.goto('/leads');
  await page.getByLabel('E-mail').fill(stack.email);
  await page.getByLabel('Password').fill('wrong');
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.getByRole('alert').getByText('E-mail or password is wrong.').waitFor();
  expect(await seriousViolations(page)).toEqual([]);
  await page.getByLabel('Password').fill(stack.password);
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.getByRole('heading', { name: 'Leads', level: 1 }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/leads');
});

test.for([
  { name: 'a desk in light', width: 1280, height: 800, scheme: 'light' as const },
  { name: 'a desk in dark', width: 1280, height: 800, scheme: 'dark' as const },
  { name: 'a phone', width: 390, height: 844, scheme: 'light' as const },
])('every page on $name: no console error, nothing serious for axe, no sideways scrolling', async (view, { open }) => {
  const { page } = await open(view);
  for (const path of paths) {
    await page.goto(path);
    await settled(page);
    expect(await seriousViolations(page), path).toEqual([]);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow, `${path} is wider than the window`).toBeLessThanOrEqual(0);
  }
});

test('keys: g l goes to the leads, / to the search, ? shows the keys, Escape closes, typing is not a command', async ({
  open,
}) => {
  const { page } = await open();
  await page.goto('/workflows');
  await page.getByRole('heading', { name: 'Workflows', level: 1 }).waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('l');
  await page.getByRole('heading', { name: 'Leads', level: 1 }).waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type('t?');
  const search = page.getByRole('searchbox');
  expect(await search.inputValue()).toBe('t?');
  await search.press('Escape');
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await help.waitFor();
  expect(await seriousViolations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await help.waitFor({ state: 'detached' });
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Type a command…' }).fill('suppr');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Suppressions', level: 1 }).waitFor();
});

test('the chosen theme outlives a reload', async ({ open }) => {
  const { page } = await open({ scheme: 'dark' });
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await page.goto('/settings?tab=look');
  await page.getByRole('radio', { name: 'As the system' }).waitFor();
  const dark = await background();
  await page.getByRole('radio', { name: 'Light' }).check();
  expect(await background()).not.toBe(dark);
  await page.reload();
  await page.getByRole('radio', { name: 'Light', checked: true }).waitFor();
  expect(await background()).not.toBe(dark);
});

test('a secret that was typed never comes back', async ({ open }) => {
  const { page } = await open();
  const bodies: Promise<string>[] = [];
  page.on('response', (response) => {
    if (response.url().includes('/connections')) bodies.push(response.text());
  });
  await page.goto('/connections');
  await page.getByRole('button', { name: 'New connection' }).first().click();
  await page.getByRole('button', { name: /^SendGrid/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name', { exact: true }).fill('Our mail');
  await dialog.locator('input[type=password]').first().fill('SG.top-secret-value');
  await dialog.getByRole('button', { name: 'Create' }).click();
  await page.getByText('Our mail').first().waitFor();
  await page
    .getByRole('row', { name: /Our mail/ })
    .getByRole('button', { name: 'Edit' })
    .click();
  await page.getByRole('dialog').getByLabel('Name', { exact: true }).waitFor();
  expect(await page.content()).not.toContain('top-secret');
  expect(bodies.length).toBeGreaterThan(0);
  expect((await Promise.all(bodies)).join()).not.toContain('top-secret');
});

test('a key is shown once, copied and revoked; an address is suppressed and allowed again', async ({ open }) => {
  const { page } = await open({ refusal: 400 });
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/settings?tab=keys');
  await page.getByRole('button', { name: 'New API key' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Nightly job');
  await dialog.getByRole('button', { name: 'Create' }).click();
  const key = await dialog.locator('code').textContent();
  await dialog.getByRole('button', { name: 'Copy' }).click();
  await page.getByRole('status').getByText('Copied').waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(key);
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  const call = () => page.request.get('/api/hub/v1/leads', { headers: { authorization: `Bearer ${key}`, cookie: '' } });
  expect((await call()).status()).toBe(200);
  await page.getByRole('button', { name: 'Revoke: Nightly job' }).click();
  await dialog.getByRole('button', { name: 'Revoke' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('row', { name: /Nightly job/ }).waitFor({ state: 'detached' });
  expect((await call()).status()).toBe(401);

  await page.goto('/suppressions');
  await page.getByRole('button', { name: 'Suppress an address' }).first().click();
  await dialog.getByLabel('Address or domain').fill('not an address');
  await page.keyboard.press('Enter');
  await dialog.getByText('is no domain').waitFor();
  await dialog.getByLabel('Address or domain').fill('Nobody@Example.com');
  await page.keyboard.press('Enter');
  const row = page.getByRole('row', { name: /nobody@example.com/ });
  await row.getByRole('button').click();
  await dialog.getByRole('button', { name: 'Allow contact again' }).click();
  await row.waitFor({ state: 'detached' });
});

test('a campaign without a sender cannot be saved; one with everything is, and tells that nothing was sent', async ({
  stack,
  open,
}) => {
  const { page } = await open();
  await stack.api('POST', '/api/hub/v1/connections', {
    name: 'Mailer',
    credentialType: 'sendGridApi',
    connector: 'sendgrid',
    data: { apiKey: 'SG.none' },
  });
  await page.goto('/campaigns/new');
  await page.getByLabel('Name', { exact: true }).fill('Hello');
  await page.getByRole('button', { name: 'Create' }).click();
  expect(new URL(page.url()).pathname).toBe('/campaigns/new');
  await page.getByLabel('Sent through').selectOption('Mailer');
  await page.getByLabel('Sender’s name').fill('Sales');
  await page.getByLabel('Sender’s address').fill('sales@leadloom.example');
  await page.getByLabel('Subject').fill('Hi {{firstName}}');
  await page.getByLabel('Text', { exact: true }).fill('{{nothing}}');
  await page.getByText('Unknown placeholder {{nothing}}').waitFor();
  await page.getByLabel('Text', { exact: true }).fill('Dear {{firstName|there}}');
  await page.getByRole('region', { name: 'Preview' }).getByText('Dear Ada').waitFor();
  await page.getByRole('button', { name: 'Create' }).click();
  await page.getByRole('heading', { name: 'Hello' }).waitFor();
  await page.getByRole('tab', { name: 'Messages' }).click();
  await page.getByText('No messages yet').waitFor();
  expect(await seriousViolations(page)).toEqual([]);
});
