import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Execution, Lead, PageOf } from '@leadloom/contracts';
import type { Page } from 'playwright-core';
import { launchBrowser } from '../../test/browser.ts';
import type { TestSystem } from '../../test/system.ts';
import { openPage } from './open-page.ts';
import { paths, settled } from './pages.ts';
import { startStack } from './start-stack.ts';

/**
 * Pictures of every page after the sample job has run, light and dark, on a desk and on a phone: `npm run screenshots -- FOLDER`. Those of the
 * documentation are among them: copy them to `docs/images/`.
 */
const folder = process.argv[2];
if (folder === undefined) throw new Error('Say into which folder: npm run screenshots -- FOLDER');
const views = [
  { name: 'desk-light', width: 1280, height: 800, scheme: 'light' },
  { name: 'desk-dark', width: 1280, height: 800, scheme: 'dark' },
  { name: 'phone-light', width: 390, height: 844, scheme: 'light' },
  { name: 'phone-dark', width: 390, height: 844, scheme: 'dark' },
] as const;

const stack = await startStack({ hasSandbox: true });
const browser = await launchBrowser();
let faults = 0;
try {
  const details = await makeDetails(stack);
  for (const { name, ...view } of views) {
    const into = join(folder, name);
    mkdirSync(into, { recursive: true });
    const opened = await openPage(browser, stack, view);
    for (const [title, path] of [...paths.map((path) => [titleOf(path), path] as const), ...details]) {
      await opened.page.goto(path);
      await settled(opened.page);
      await still(opened.page);
      await opened.page.screenshot({ path: join(into, `${title}.png`) });
    }
    const loggedOut = await openPage(browser, stack, { ...view, isLoggedIn: false });
    await loggedOut.page.goto('/');
    await loggedOut.page.getByRole('button', { name: 'Log in' }).waitFor();
    await loggedOut.page.screenshot({ path: join(into, 'login.png') });
    for (const fault of [...opened.faults, ...loggedOut.faults]) {
      faults += 1;
      process.stderr.write(`${name}: ${fault}\n`);
    }
    await Promise.all([opened.close(), loggedOut.close()]);
    process.stdout.write(`${name}: ${paths.length + details.length + 1} pages\n`);
  }
} finally {
  await browser.close();
  await stack.stop();
}
process.exitCode = faults === 0 ? 0 : 1;

/** Pages of one thing: they need the thing. */
async function makeDetails({ api }: TestSystem): Promise<(readonly [title: string, path: string])[]> {
  const sample = '/api/hub/v1/workflows/source-to-crm/runs';
  const { execution } = await api<{ execution: Execution }>('POST', sample, { wait: true });
  const { items: leads } = await api<PageOf<Lead>>('GET', '/api/hub/v1/leads?limit=1&sort=-score');
  return [
    ['workflow', '/workflows/source-to-crm'],
    ['workflow-run', `/workflows/source-to-crm?run=${execution.id}`],
    ['execution', `/executions/${execution.id}`],
    ['lead', `/leads/${leads[0]?.id}`],
  ];
}

/** Fetched icons and the drawing's way into view. */
async function still(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle', { timeout: 2_000 }).catch(() => undefined);
}

function titleOf(path: string): string {
  return path.slice(1).replaceAll(/[/?=]+/g, '-');
}
