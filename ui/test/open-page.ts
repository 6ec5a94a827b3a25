import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export interface OpenPage {
  page: Page;
  /** Errors on the console and uncaught ones, since the page was opened. */
  faults: string[];
  close: () => Promise<void>;
}

/** A hub and somebody who may log in there. */
interface Door {
  hubUrl: string;
  email: string;
  password: string;
}

export interface PageOptions {
  width?: number;
  height?: number;
  scheme?: 'light' | 'dark';
  isLoggedIn?: boolean;
  /** Status of an answer that the test provokes: browsers report each as an error. */
  refusal?: number;
}

/** A page of a browser with nothing stored, logged in as the owner unless told otherwise. */
export async function openPage(browser: Browser, stack: Door, options: PageOptions = {}): Promise<OpenPage> {
  const { width = 1280, height = 800, scheme = 'light', isLoggedIn = true, refusal } = options;
  const context = await browser.newContext({
    baseURL: stack.hubUrl,
    viewport: { width, height },
    colorScheme: scheme,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    const isProvoked = refusal !== undefined && message.text().includes(`status of ${refusal}`);
    if (message.type() === 'error' && !isProvoked) faults.push(`${message.text()} ${message.location().url}`);
  });
  if (isLoggedIn) {
    const answer = await context.request.post('/api/hub/v1/auth/login', {
      data: { email: stack.email, password: stack.password },
      headers: { origin: stack.hubUrl },
    });
    if (!answer.ok()) throw new Error(`the owner could not log in: ${answer.status()} ${await answer.text()}`);
  }
  return { page, faults, close: () => context.close() };
}

/** Violations that axe calls serious or critical, each with the first element at fault. */
export async function seriousViolations(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    type Axe = { run: () => Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }> };
    const { violations } = await (globalThis as unknown as { axe: Axe }).axe.run();
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(
        ({ id, nodes }) =>
          `${id}: ${nodes
            .map((node) => node.html)
            .slice(0, 3)
            .join(' | ')}`,
      );
  });
}
