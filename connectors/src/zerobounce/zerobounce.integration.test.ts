import { describe, expect, it } from 'vitest';
import { findAction } from '../find-action.ts';
import { runAction } from '../run-action.ts';
import { armFault } from '../testing/arm-fault.ts';
import { testContext } from '../testing/test-context.ts';
import { useSandbox } from '../testing/use-sandbox.ts';
import { zeroBounce } from './index.ts';

const sandbox = useSandbox();
const context = (apiKey = 'sandbox-zerobounce-key') => testContext(`${sandbox.url}/zerobounce`, { apiKey });

const verify = findAction(zeroBounce, 'verify-emails');

describe('ZeroBounce against the sandbox', () => {
  it('answers for each address, in order, repeated ones too', async () => {
    const emails = ['Valid@example.com', 'spamtrap@example.com', 'disposable@example.com', 'valid@example.com'];
    const { results } = await runAction(verify, context(), { emails });
    expect(results.map((result) => [result.email, result.status])).toEqual([
      ['Valid@example.com', 'valid'],
      ['spamtrap@example.com', 'spam_trap'],
      ['disposable@example.com', 'disposable'],
      ['valid@example.com', 'valid'],
    ]);
  });

  it('takes a hundred addresses and no more', async () => {
    const emails = Array.from({ length: 101 }, (_, index) => `nobody-${index}@example.com`);
    await expect(runAction(verify, context(), { emails })).rejects.toMatchObject({ code: 'invalid_input' });
    const { results } = await runAction(verify, context(), { emails: emails.slice(0, 100) });
    expect(results).toHaveLength(100);
  });

  it('hears the refusals that come with HTTP 200', async () => {
    const emails = ['valid@example.com'];
    await expect(runAction(verify, context('wrong'), { emails })).rejects.toMatchObject({ code: 'unauthorized' });
    await expect(zeroBounce.test(context('wrong'))).rejects.toMatchObject({ code: 'unauthorized' });
    await expect(zeroBounce.test(context())).resolves.toEqual({ message: expect.stringContaining('credits') });
  });

  it('does not take half an answer, or none, for a verdict', async () => {
    const emails = ['valid@example.com'];
    await armFault(sandbox.url, 'zerobounce', { kind: 'truncate', path: '/v2/validatebatch', times: 1 });
    await expect(runAction(verify, context(), { emails })).rejects.toMatchObject({ code: 'unavailable' });
    const closed = testContext('http://127.0.0.1:9', { apiKey: 'sandbox-zerobounce-key' });
    await expect(runAction(verify, closed, { emails })).rejects.toMatchObject({ code: 'unavailable', retryable: true });
  });
});
