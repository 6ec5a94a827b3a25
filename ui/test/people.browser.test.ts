import { expect } from 'vitest';
import { test } from './browser-test.ts';
import { seriousViolations } from './open-page.ts';

test('somebody is invited, chooses a password by the link, looks around as a viewer, and is let in no longer', async ({
  open,
}) => {
  const { page } = await open();
  await page.goto('/settings?tab=people');
  await page.getByRole('button', { name: 'Invite somebody' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Bo');
  await dialog.getByLabel('E-mail').fill('bo@people.example');
  await dialog.getByLabel('May').selectOption('Viewer');
  await dialog.getByRole('button', { name: 'Invite somebody' }).click();
  const link = await page.getByRole('dialog', { name: 'Hand over this link' }).locator('code').textContent();
  await page.keyboard.press('Escape');
  await page
    .getByRole('row', { name: /bo@people.example/ })
    .getByText('Invited')
    .waitFor();
  expect(await seriousViolations(page)).toEqual([]);

  const bo = (await open({ isLoggedIn: false, refusal: 400 })).page;
  await bo.goto(link ?? '');
  await bo.getByLabel('Password').fill('a good long password');
  expect(await seriousViolations(bo)).toEqual([]);
  await bo.getByRole('button', { name: 'Choose it and log in' }).click();
  await bo.getByRole('heading', { name: 'Home', level: 1 }).waitFor();
  await bo.goto('/connections');
  await bo.getByRole('heading', { name: 'Connections', level: 1 }).waitFor();
  expect(await bo.getByRole('button', { name: 'New connection' }).count()).toBe(0);
  await bo.goto('/settings?tab=look');
  await bo.getByLabel('Current password').fill('not it at all');
  await bo.getByLabel('New password').fill('another good password');
  await bo.getByRole('button', { name: 'Change the password' }).click();
  await bo.getByText('The current password is wrong.').waitFor();

  await page.getByRole('button', { name: 'Remove: Bo' }).click();
  await dialog.getByRole('button', { name: 'Remove' }).click();
  await page.getByText('bo@people.example').waitFor({ state: 'detached' });
  await bo.goto('/leads');
  await bo.getByRole('button', { name: 'Log in' }).waitFor();
});
