import type { ActionContext } from '../define.ts';

const silent = { debug() {}, info() {}, warn() {} };

/** A context whose every origin is one address: a vendor of the sandbox. */
export function testContext(address: string, credentials: Record<string, unknown>): ActionContext {
  return { credentials, baseUrl: () => address, signal: new AbortController().signal, log: silent };
}
