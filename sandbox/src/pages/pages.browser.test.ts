import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../../../test/browser.ts';
import { type RunningSandbox, startSandbox } from '../index.ts';
import { sandboxCredentials } from '../server/credentials.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let sandbox: RunningSandbox;
let browser: Browser;

beforeAll(async () => {
  sandbox = await startSandbox();
  browser = await launchBrowser();
  await fetch(`${sandbox.url}/sendgrid/v3/mail/send`, {
    method: 'POST',
    headers: { authorization: `Bearer ${sandboxCredentials.sendgrid.apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      personalizations: [{ to: [{ email: 'a-rather-long-address-of-somebody@a-rather-long-domain-name.example' }] }],
      from: { email: 'sales@hub.example' },
      subject: 'Grüße',
      content: [{ type: 'text/html', value: '<h1>Hallo</h1>' }],
    }),
  });
});
afterAll(async () => {
  await browser.close();
  await sandbox.close();
});

test.each([
  ['wide and light', 1280, 'light'],
  ['wide and dark', 1280, 'dark'],
  ['a phone, light', 360, 'light'],
  ['a phone, dark', 360, 'dark'],
] as const)('the pages are readable, %s', async (_name, width, colorScheme) => {
  const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme, bypassCSP: true });
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  for (const path of ['/', '/_pages/apollo?view=people', '/_pages/sendgrid']) {
    await page.goto(`${sandbox.url}${path}`);
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    await page.evaluate(axe);
    const faults = await page.evaluate<string[]>(
      'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`))',
    );
    expect(faults).toEqual([]);
  }
  expect(complaints).toEqual([]);
  await page.close();
});

test('a mail opens where it is listed', async () => {
  const page = await browser.newPage();
  await page.goto(`${sandbox.url}/sendgrid`);
  await page.getByText('Grüße').first().click();
  await page.frameLocator('iframe').getByRole('heading', { name: 'Hallo' }).waitFor();
  await page.close();
});
