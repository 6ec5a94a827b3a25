import { describe, expect, it } from 'vitest';
import { findAction } from '../find-action.ts';
import { runAction } from '../run-action.ts';
import { armFault } from '../testing/arm-fault.ts';
import { testContext } from '../testing/test-context.ts';
import { useSandbox } from '../testing/use-sandbox.ts';
import { apollo } from './index.ts';

const sandbox = useSandbox();
const context = (apiKey = 'sandbox-apollo-key') => testContext(`${sandbox.url}/apollo`, { apiKey });

const search = findAction(apollo, 'search-people');
const enrich = findAction(apollo, 'enrich-people');

describe('Apollo against the sandbox', () => {
  it('pages through a search without giving anybody twice', async () => {
    const filters = { seniorities: ['Director', 'VP'], industries: ['Software'] };
    const ids: string[] = [];
    let cursor: string | undefined;
    for (let page = 0; page < 3; page += 1) {
      const answer = await runAction(search, context(), {
        filters,
        limit: 25,
        ...(cursor === undefined ? {} : { cursor }),
      });
      expect(answer.ignoredFilters).toEqual(['industries']);
      ids.push(...answer.people.map((person) => person.remoteId));
      cursor = answer.nextCursor;
      expect(cursor).toBeDefined();
    }
    expect(ids).toHaveLength(75);
    expect(new Set(ids).size).toBe(75);
  });

  it('enriches who was found, and says null for who is not known', async () => {
    const { people } = await runAction(search, context(), { filters: {}, limit: 9 });
    const items = people.map((person, index) => ({ index, remoteId: person.remoteId, fields: person.fields }));
    items.splice(4, 0, { index: 40, remoteId: 'nobody', fields: {} });
    const { results } = await runAction(enrich, context(), { items });
    expect(results.map((result) => result.index)).toEqual([0, 1, 2, 3, 40, 4, 5, 6, 7, 8]);
    expect(results[4]).toEqual({ index: 40, match: null });
    for (const result of results.filter((candidate) => candidate.index !== 40)) {
      expect(result.match?.remoteId).toBe(items.find((item) => item.index === result.index)?.remoteId);
      expect(result.match?.fields.lastName).toBeTruthy();
      expect(result.match?.fields.lastName).not.toContain('*');
    }
    expect(results.filter((result) => result.match?.fields.email !== undefined).length).toBeGreaterThan(0);
  });

  it('does not ask about people it could not find anyway', async () => {
    const { results } = await runAction(enrich, context(), { items: [{ index: 7, fields: { firstName: 'Ada' } }] });
    expect(results).toEqual([{ index: 7, match: null }]);
  });

  it('says that the account must be reconnected when the key is wrong', async () => {
    await expect(runAction(search, context('wrong'), { filters: {}, limit: 1 })).rejects.toMatchObject({
      code: 'unauthorized',
      status: 401,
      message: expect.stringContaining('Invalid API key'),
    });
    await expect(apollo.test(context())).resolves.toEqual({ message: expect.stringContaining('Apollo answers') });
  });

  it('passes on how long a 429 asks to wait', async () => {
    await armFault(sandbox.url, 'apollo', {
      path: '/api/v1/people/bulk_match',
      kind: 'status',
      status: 429,
      headers: { 'retry-after': '7' },
      times: 1,
    });
    const items = [{ index: 0, fields: { email: 'ada@example.com' } }];
    await expect(runAction(enrich, context(), { items })).rejects.toMatchObject({
      code: 'rate_limited',
      retryAfterMs: 7000,
    });
  });
});
