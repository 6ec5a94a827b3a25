import { type RunningSandbox, startSandbox } from '@leadloom/sandbox';
import { afterAll, beforeAll, beforeEach } from 'vitest';

/** A sandbox for the tests of a file. With `cleared`, that vendor begins each test without records, faults and received requests. */
export function useSandbox({ cleared }: { cleared?: string } = {}): { readonly url: string } {
  let running: RunningSandbox;
  beforeAll(async () => {
    running = await startSandbox();
  });
  afterAll(() => running.close());
  if (cleared !== undefined)
    beforeEach(async () => {
      for (const what of ['state', 'faults', 'requests'])
        await fetch(`${running.url}/_control/${cleared}/${what}`, { method: 'DELETE' });
    });
  return {
    get url() {
      return running.url;
    },
  };
}
