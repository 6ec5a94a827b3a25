import type { LeadQuery } from '@leadloom/contracts';
import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leadWrite } from '../../test/lead-write.ts';
import { openTestStore } from '../../test/open-test-store.ts';
import { type LeadDocument, leadsCollection, sortPath } from './lead-document.ts';
import { type Access, planQuery } from './plan-query.ts';

let test: Awaited<ReturnType<typeof openTestStore>>;
let client: MongoClient;
/** More than are counted, so that the name that all have is found by a walk. */
const frequent = 10_400;

beforeAll(async () => {
  test = await openTestStore();
  client = await MongoClient.connect(test.server.address);
  const names = ['Miller', 'Millet', 'Milton', 'Smith'];
  const writes = Array.from({ length: frequent }, (_, n) =>
    leadWrite({
      fields: { firstName: `Anna${n % 50}`, lastName: names[n % 4] ?? '', email: `${n}@x.example`, country: 'DE' },
    }),
  );
  await test.store.leads.write(test.workspaceId, writes);
});
afterAll(async () => {
  await client.close();
  await test.close();
});

const collection = () => client.db(test.databaseName).collection<LeadDocument>(leadsCollection);
async function planOf(query: LeadQuery) {
  const plan = await planQuery(collection(), test.workspaceId, query);
  if (plan === null) throw new Error('nothing can match');
  return plan;
}
async function idsOf({ filter, hint }: Access, path: string, direction: 1 | -1) {
  const rows = await collection()
    .find(filter, { projection: { _id: 1 } })
    .sort({ [path]: direction })
    .limit(60)
    .hint(hint)
    .toArray();
  return rows.map((row) => row._id);
}

describe('plans', () => {
  it.each<LeadQuery>([
    { search: 'anna', sort: 'name' },
    { search: 'anna', sort: '-score', emailStatus: 'unverified' },
    { search: 'a', sort: '-createdAt', status: 'new' },
  ])('of %j walk, and give the same leads when all are sorted instead', async (query) => {
    const plan = await planOf(query);
    const path = sortPath(plan.sort);
    if (plan.otherwise === undefined) throw new Error('not a walk');
    const walked = await idsOf(plan, path, plan.direction);
    expect(walked).toHaveLength(60);
    expect(await idsOf(plan.otherwise, path, plan.direction)).toEqual(walked);
  });

  it.each<[LeadQuery, string]>([
    [{ sort: 'name' }, 'state_name'],
    [{ status: 'new', country: 'DE', sort: '-score' }, 'fact_score'],
    [{ search: 'smith anna7' }, 'search'],
    [{ search: 'mil' }, 'search'],
    [{ search: 'anna' }, 'search'],
  ])('of %j read %s in order or by keys: no lead is fetched that is not shown', async (query, hint) => {
    const plan = await planOf(query);
    expect(plan.hint).toBe(hint);
    const explained = await collection()
      .find(plan.filter)
      .sort({ [sortPath(plan.sort)]: plan.direction })
      .limit(10)
      .hint(plan.hint)
      .explain('executionStats');
    const { nReturned, totalDocsExamined } = explained['executionStats'];
    expect(nReturned).toBe(10);
    // Two words are a pair of beginnings: what it gives is looked at, a few more than fit.
    expect(totalDocsExamined).toBeLessThanOrEqual(query.search === 'smith anna7' ? 600 : 10);
  });

  it('count exactly where the leading term is small, and say so where it is not', async () => {
    const { leads } = test.store;
    expect(await leads.list(test.workspaceId, { search: 'miller' })).toMatchObject({
      total: frequent / 4,
      totalIsExact: true,
    });
    const several = await leads.list(test.workspaceId, { search: 'mil anna' });
    expect(several.totalIsExact).toBe(false);
    expect(several.total).toBeGreaterThan(100);
  });
});
