import type { TestProject } from 'vitest/node';
import { startStack } from '../../ui/test/start-stack.ts';
import { freePort } from '../servers.ts';
import type { SharedStack } from './shared-stack.ts';

/** Starts the one stack of the browser tests; see `browser-test.ts` for its use. */
export default async function startSharedStack({ provide }: TestProject): Promise<() => Promise<void>> {
  const vendorUrl = `http://127.0.0.1:${await freePort()}`;
  const stack = await startStack({ hasSandbox: true, variables: { LEADLOOM_ALLOWED_ORIGINS: vendorUrl } });
  const { hubUrl, sandboxUrl, mongoUrl } = stack;
  provide('stack', { hubUrl, sandboxUrl, mongoUrl, vendorUrl } satisfies SharedStack);
  return () => stack.stop();
}
