import type { Page } from 'playwright-core';

/** Every page that needs nothing to be there. */
export const paths = [
  '/workflows',
  '/executions',
  '/dead-letters',
  '/leads',
  '/companies',
  '/imports',
  '/data-tables',
  '/campaigns',
  '/campaigns/new',
  '/suppressions',
  '/connections',
  '/sandbox',
  '/settings',
  '/settings?tab=people',
  '/settings?tab=keys',
  '/settings?tab=look',
  '/settings?tab=audit',
  '/settings?tab=retention',
];

/** Waits until a page shows what it has to show. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.waitForLoadState('load');
  await page.locator('[aria-busy=true], .bone, .shell-wait').first().waitFor({ state: 'detached' });
}
