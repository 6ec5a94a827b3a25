import { afterEach, beforeEach, expect, test } from 'vitest';
import { type RunningSandbox, startSandbox } from '../index.ts';
import { sandboxCredentials } from '../server/credentials.ts';

let sandbox: RunningSandbox;

beforeEach(async () => {
  sandbox = await startSandbox();
});
afterEach(() => sandbox.close());

const page = async (path: string) => {
  const answer = await fetch(`${sandbox.url}${path}`);
  return {
    status: answer.status,
    url: answer.url,
    policy: answer.headers.get('content-security-policy'),
    text: await answer.text(),
  };
};
const send = (subject: string, html: string) =>
  fetch(`${sandbox.url}/sendgrid/v3/mail/send`, {
    method: 'POST',
    headers: { authorization: `Bearer ${sandboxCredentials.sendgrid.apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      personalizations: [{ to: [{ email: 'a@b.example' }] }],
      from: { email: 'sales@hub.example' },
      subject,
      content: [{ type: 'text/html', value: html }],
    }),
  });

test('the start page names every vendor', async () => {
  const { text } = await page('/');
  for (const title of ['Apollo', 'ZeroBounce', 'NeverBounce', 'SendGrid', 'Slack', 'Salesforce', 'HubSpot'])
    expect(text).toContain(title);
});

test('a vendor’s address leads to its page', async () => {
  const { url, status } = await page('/sendgrid');
  expect([url, status]).toEqual([`${sandbox.url}/_pages/sendgrid`, 200]);
});

test('what was sent is shown as text, and a mail in a frame that runs nothing', async () => {
  await send('<script>alert(1)</script>', '<p class="x">Hi</p><script>alert(2)</script>');
  const { text, policy } = await page('/_pages/sendgrid?view=messages');
  expect(text).not.toContain('<script>');
  expect(text).toContain('&lt;script&gt;alert(1)');
  expect(text).toMatch(/<iframe[^>]* sandbox[ >]/);
  expect(policy).toMatch(/default-src 'none'/);
});

test('lists are searched and paged', async () => {
  for (let count = 1; count <= 51; count++) await send(`Mail ${count}`, 'x');
  const first = await page('/_pages/sendgrid');
  expect([first.text.includes('Mail 51<'), first.text.includes('page 1 of 2')]).toEqual([true, true]);
  expect((await page('/_pages/sendgrid?page=2')).text).toContain('Mail 1<');
  const found = await page('/_pages/sendgrid?view=messages&search=mail+51');
  expect([found.text.includes('Mail 51<'), found.text.includes('Mail 50<')]).toEqual([true, false]);
});

test('an unknown vendor or list is 404', async () => {
  expect((await page('/_pages/nobody')).status).toBe(404);
  expect((await page('/_pages/slack?view=nothing')).status).toBe(404);
});
