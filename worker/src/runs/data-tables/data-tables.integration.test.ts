import { afterAll, beforeAll, expect, it } from 'vitest';
import { inARow, manual, type RowStep } from '../../testing/in-a-row.ts';
import {
  type TestServers,
  type TestWorker,
  beginRun,
  endOf,
  itemsOf,
  startTestServers,
  startTestWorker,
  workspaceId,
} from '../../testing/start-test-worker.ts';

let servers: TestServers;
let worker: TestWorker;

beforeAll(async () => {
  servers = await startTestServers();
  worker = await startTestWorker(servers.env);
});
afterAll(async () => {
  await worker?.stop();
  await servers?.stop();
});

const id = (value: string) => ({ __rl: true, mode: 'id', value });
const table = (name: string, parameters: object): RowStep => [name, 'dataTable', 1.1, { ...parameters }];
const values = (value: object) => ({ mappingMode: 'defineBelow', value });
const where = (keyName: string, condition: string, keyValue: unknown) => ({
  matchType: 'allConditions',
  filters: { conditions: [{ keyName, condition, keyValue }] },
});

/** Runs the nodes in a row, and gives what each gave. */
async function run(...steps: RowStep[]): Promise<Record<string, unknown[]>> {
  const executionId = await beginRun(worker.services, inARow(manual, ...steps));
  const status = await endOf(worker.services, executionId);
  const { error } = (await worker.services.store.executions.get(workspaceId, executionId)) ?? {};
  expect({ status, error }).toEqual({ status: 'success', error: null });
  const given: Record<string, unknown[]> = {};
  for (const [name] of steps) given[name] = await itemsOf(worker.services.store, executionId, name);
  return given;
}

it('does what the Data Table node asks: tables by name, rows by filters', async () => {
  const columns = [
    { name: 'email', type: 'string' },
    { name: 'score', type: 'number' },
    { name: 'seen', type: 'date' },
    { name: 'won', type: 'boolean' },
  ];
  const byName = { dataTableId: { __rl: true, mode: 'name', value: 'leads' } };
  const row = { email: 'ada@lovelace.example', score: '7', seen: '2026-01-02T03:04:05Z', won: true };
  const given = await run(
    table('Make', {
      resource: 'table',
      operation: 'create',
      tableName: 'Leads',
      columns: { column: columns },
      options: {},
    }),
    table('Insert', { ...byName, resource: 'row', operation: 'insert', columns: values(row), options: {} }),
    table('Upsert', {
      ...byName,
      resource: 'row',
      operation: 'upsert',
      ...where('email', 'eq', 'grace@hopper.example'),
      columns: values({ email: 'grace@hopper.example', score: 9 }),
      options: {},
    }),
    table('Again', {
      ...byName,
      resource: 'row',
      operation: 'upsert',
      ...where('email', 'ilike', 'GRACE'),
      columns: values({ score: 10 }),
      options: {},
    }),
    table('Get', { ...byName, resource: 'row', operation: 'get', ...where('score', 'gt', 1), returnAll: true }),
    table('Would', {
      ...byName,
      resource: 'row',
      operation: 'update',
      ...where('score', 'eq', 10),
      columns: values({ won: false }),
      options: { dryRun: true },
    }),
  );
  expect(given['Make']).toEqual([expect.objectContaining({ name: 'Leads', projectId: workspaceId })]);
  expect(given['Insert']).toEqual([
    expect.objectContaining({ id: 1, email: 'ada@lovelace.example', score: 7, won: true }),
  ]);
  expect(given['Upsert']).toMatchObject([{ id: 2, score: 9, seen: null }]);
  expect(given['Again']).toMatchObject([{ id: 2, email: 'grace@hopper.example', score: 10 }]);
  expect(given['Get']).toMatchObject([{ id: 1, seen: '2026-01-02T03:04:05.000Z' }, { id: 2 }]);
  expect(given['Would']).toMatchObject([
    { id: 2, won: null, dryRunState: 'before' },
    { id: 2, won: false, dryRunState: 'after' },
    { id: 2, won: null, dryRunState: 'before' },
    { id: 2, won: false, dryRunState: 'after' },
  ]);
});

it('says what is wrong with a value', async () => {
  const { id: tableId } = await worker.services.store.dataTables.create(workspaceId, {
    name: 'numbers',
    columns: [{ name: 'amount', type: 'number' }],
  });
  const insert = table('Insert', {
    resource: 'row',
    operation: 'insert',
    dataTableId: id(tableId),
    columns: values({ amount: 'many' }),
    options: {},
  });
  const executionId = await beginRun(worker.services, inARow(manual, insert));
  expect(await endOf(worker.services, executionId)).toBe('error');
  expect(await worker.services.store.executions.get(workspaceId, executionId)).toMatchObject({
    error: { message: expect.stringContaining("'many' does not match column type 'number'"), node: 'Insert' },
  });
});

it('writes once what a node writes again after a crash, and lets two upserts at a time make one row', async () => {
  const { dataTables, dataTableRows: rows } = worker.services.store;
  const { id: tableId } = await dataTables.create(workspaceId, {
    name: 'once',
    columns: [{ name: 'email', type: 'string' }],
  });
  const [first, again] = await Promise.all(
    [1, 2].map(() => rows.insert(workspaceId, { tableId, mark: 'run 1' }, [{ email: 'a' }])),
  );
  expect(again).toEqual(first);
  const filter = { filters: [{ columnName: 'email', condition: 'eq' as const, value: 'b' }] };
  await Promise.all(
    Array.from({ length: 5 }, () => rows.upsert(workspaceId, { tableId }, { filter, data: { email: 'b' } })),
  );
  const { count, data } = await rows.find(workspaceId, tableId, { sort: { column: 'email', direction: -1 } });
  expect({ count, emails: data.map(({ email }) => email) }).toEqual({ count: 2, emails: ['b', 'a'] });
  const deleted = await rows.delete(workspaceId, { tableId, mark: 'run 2' }, filter);
  expect(await rows.delete(workspaceId, { tableId, mark: 'run 2' }, filter)).toEqual(deleted);
});
