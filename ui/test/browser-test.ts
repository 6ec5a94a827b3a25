import { expect, inject, test as plain } from 'vitest';
import { launchBrowser } from '../../test/browser.ts';
import { hubCaller } from '../../test/call-hub.ts';
import { addWorkspace } from '../../test/shared-stack/add-workspace.ts';
import { connectSandbox } from '../../test/shared-stack/connect-sandbox.ts';
import type { SharedStack } from '../../test/shared-stack/shared-stack.ts';
import { openPage, type OpenPage, type PageOptions } from './open-page.ts';

/**
 * A test in a real Chromium on the stack that all files of the project `browser` share (hub, worker, Temporal, MongoDB, sandbox):
 *
 *     test('what a user sees', async ({ stack, open }) => {
 *       const { workflow } = await stack.api<…>('POST', '/api/hub/v1/workflows', { document });
 *       const { page } = await open({ scheme: 'dark' });
 *       await page.goto(`/workflows/${workflow.id}`);
 *     });
 *
 * - `stack` is a workspace of this file's own, empty but for its owner, so what other files make is never seen. Webhook paths are the
 *   one thing that all share: give yours a name that nobody else takes.
 * - `open` gives a page where the owner is logged in. It is closed after the test, which fails if there was an error on the console; a
 *   test that provokes refused requests names their status as `refusal`.
 * - `stack.connect('hubspot')` makes a connection to a vendor of the sandbox and answers its id.
 * - A server that plays a vendor listens on `stack.vendorUrl`: workers refuse to call other private addresses.
 * - For tests over a table take `test.for`, since `test.each` gives no fixtures; for preparations `test.beforeAll`.
 * - A test that kills something starts a stack of its own by `startStack`.
 */
export const test = plain
  .extend('browser', { scope: 'file' }, async ({}, { onCleanup }) => {
    const browser = await launchBrowser();
    onCleanup(() => browser.close());
    return browser;
  })
  .extend('stack', { scope: 'file' }, async () => {
    const { hubUrl, sandboxUrl, mongoUrl, vendorUrls }: SharedStack = inject('stack');
    const owner = await addWorkspace(mongoUrl);
    const api = hubCaller(hubUrl, owner.apiKey);
    // Vitest counts the processes that run side by side from 1.
    const vendorUrl = vendorUrls[Number(process.env['VITEST_POOL_ID']) - 1] ?? '';
    return {
      ...owner,
      hubUrl,
      sandboxUrl,
      /** Where this file may listen as a vendor of its own. */
      vendorUrl,
      api,
      connect: (vendor: string) => connectSandbox(api, sandboxUrl, vendor),
    };
  })
  .extend('open', ({ browser, stack }, { onCleanup }) => {
    const opened: OpenPage[] = [];
    onCleanup(async () => {
      await Promise.all(opened.map(({ close }) => close()));
      expect(opened.flatMap(({ faults }) => faults)).toEqual([]);
    });
    return async (options?: PageOptions) => {
      const one = await openPage(browser, stack, options);
      opened.push(one);
      return one;
    };
  });
