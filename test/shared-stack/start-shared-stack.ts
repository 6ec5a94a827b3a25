import type { TestProject } from 'vitest/node';
import { startStack } from '../../ui/test/start-stack.ts';
import { freePort } from '../servers.ts';
import { filesAtOnce, type SharedStack } from './shared-stack.ts';

/** Starts the one stack of the browser tests; see `browser-test.ts` for its use. */
export default async function startSharedStack({ provide }: TestProject): Promise<() => Promise<void>> {
  const ports = await Promise.all(Array.from({ length: filesAtOnce }, freePort));
  const vendorUrls = ports.map((port) => `http://127.0.0.1:${port}`);
  const stack = await startStack({ hasSandbox: true, variables: { LEADLOOM_ALLOWED_ORIGINS: vendorUrls.join(',') } });
  const { hubUrl, sandboxUrl, mongoUrl } = stack;
  provide('stack', { hubUrl, sandboxUrl, mongoUrl, vendorUrls } satisfies SharedStack);
  return () => stack.stop();
}
