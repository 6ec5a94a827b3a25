import { describe, expect, it } from 'vitest';
import { findAction } from '../find-action.ts';
import { runAction } from '../run-action.ts';
import { receivedRequests } from '../testing/received-requests.ts';
import { testContext } from '../testing/test-context.ts';
import { useSandbox } from '../testing/use-sandbox.ts';
import { neverBounce } from './index.ts';

const sandbox = useSandbox();
const context = (apiKey = 'sandbox-neverbounce-key') => testContext(`${sandbox.url}/neverbounce`, { apiKey });

const verify = findAction(neverBounce, 'verify-emails');

describe('NeverBounce against the sandbox', () => {
  it('checks a list as one job and answers in order, and a few one by one with the same verdicts', async () => {
    const emails = Array.from({ length: 40 }, (_, index) => `Person-${index}@nowhere-${index % 7}.example`);
    emails.push('person-3@nowhere-3.example');
    const { results } = await runAction(verify, context(), { emails });
    expect(results.map((result) => result.email)).toEqual(emails);
    expect(results[40]?.status).toBe(results[3]?.status);
    const few = await runAction(verify, context(), { emails: emails.slice(0, 3) });
    expect(few.results).toEqual(results.slice(0, 3));
    const requests = await receivedRequests(sandbox.url, 'neverbounce');
    const created = requests.filter((request) => request.path.startsWith('/v4.2/jobs/create'));
    expect(created.map((request) => request.received)).toEqual([1]);
    expect(requests.filter((request) => request.path.includes('sandbox-neverbounce-key'))).toEqual([]);
  });

  it('hears the refusals that come with HTTP 200', async () => {
    const emails = ['valid@example.com'];
    await expect(runAction(verify, context('wrong'), { emails })).rejects.toMatchObject({ code: 'unauthorized' });
    await expect(neverBounce.test(context())).resolves.toEqual({ message: expect.stringContaining('credits') });
  });
});
