import { afterAll, beforeAll, expect, it } from 'vitest';
import { startHub, type TestHub, type TestWorkspace } from '../../testing/start-hub.ts';

let hub: TestHub;
let owner: TestWorkspace;
beforeAll(async () => {
  hub = await startHub();
  owner = await hub.addWorkspace('Owner');
});
afterAll(() => hub.stop());

async function call(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: object) {
  const answer = await owner.request(method, path, body === undefined ? {} : { body });
  return { status: answer.statusCode, body: answer.body === '' ? undefined : answer.json() };
}
const one = (columnName: string, value: unknown) => ({
  type: 'and',
  filters: [{ columnName, condition: 'eq', value }],
});
const query = (value: object) => encodeURIComponent(JSON.stringify(value));

it('serves data tables in the shapes of n8n', async () => {
  const columns = [
    { name: 'email', type: 'string' },
    { name: 'score', type: 'number' },
  ];
  const made = await call('POST', '/api/v1/data-tables', { name: 'customers', columns });
  expect(made).toMatchObject({
    status: 201,
    body: { name: 'customers', projectId: owner.id, columns: [{ name: 'email', index: 0 }, { index: 1 }] },
  });
  const { id } = made.body;
  expect((await call('POST', '/api/v1/data-tables', { name: 'customers', columns })).status).toBe(409);
  const base = `/api/v1/data-tables/${id}`;
  expect(await call('POST', `${base}/columns`, { name: 'createdAt', type: 'date' })).toMatchObject({ status: 409 });
  const column = await call('POST', `${base}/columns`, { name: 'won', type: 'boolean', index: 0 });
  expect(column).toMatchObject({ status: 201, body: { name: 'won', index: 0, dataTableId: id } });
  expect(await call('PATCH', `${base}/columns/${column.body.id}`, { name: 'closed', index: 2 })).toMatchObject({
    status: 200,
    body: { name: 'closed', index: 2 },
  });

  const people = Array.from({ length: 5 }, (_, place) => ({ email: `p${place}@firma.example`, score: place }));
  expect((await call('POST', `${base}/rows`, { data: people })).body).toEqual({ success: true, insertedRows: 5 });
  expect((await call('POST', `${base}/rows`, { data: [{ nope: 1 }] })).body).toEqual({
    message: "unknown column name 'nope'",
  });
  const first = await call('GET', `${base}/rows?limit=3&sortBy=score:desc`);
  expect(first.body.data.map((row: { score: number }) => row.score)).toEqual([4, 3, 2]);
  const rest = await call('GET', `${base}/rows?cursor=${first.body.nextCursor}&sortBy=score:desc`);
  expect(rest.body).toMatchObject({ data: [{ score: 1 }, { score: 0 }], nextCursor: null });
  expect((await call('GET', `${base}/rows?search=P3`)).body.data).toMatchObject([{ id: 4, closed: null }]);
  expect((await call('GET', `${base}/rows?filter=${query({ filters: [{ columnName: 1 }] })}`)).status).toBe(400);

  const contains = (value: string) => ({ filters: [{ columnName: 'email', condition: 'like', value }] });
  expect((await call('GET', `${base}/rows?filter=${query(contains('p2@%'))}`)).body.data).toMatchObject([{ id: 3 }]);
  expect((await call('GET', `${base}/rows?filter=${query(contains('.*'))}`)).body.data).toEqual([]);
  expect((await call('GET', `${base}/rows?filter=${query(contains('\0'))}`)).status).toBe(400);

  const update = { filter: one('score', 2), data: { closed: true }, returnData: true };
  expect((await call('PATCH', `${base}/rows/update`, update)).body).toMatchObject([{ id: 3, closed: true }]);
  const upsert = { filter: one('email', 'new'), data: { email: 'new' } };
  expect((await call('POST', `${base}/rows/upsert`, { ...upsert, dryRun: true })).body).toMatchObject([
    { id: null, dryRunState: 'before' },
    { id: 0, email: 'new', dryRunState: 'after' },
  ]);
  expect((await call('POST', `${base}/rows/upsert`, upsert)).body).toBe(true);
  expect((await call('DELETE', `${base}/rows/delete?filter=${query({ type: 'and', filters: [] })}`)).status).toBe(400);
  const gone = await call('DELETE', `${base}/rows/delete?filter=${query(one('email', 'new'))}&returnData=true`);
  expect(gone.body).toMatchObject([{ id: 6 }]);
  expect((await call('DELETE', `${base}/rows/clear`)).body).toEqual({ deletedCount: 5 });
  expect((await call('GET', `/api/v1/data-tables?filter=${query({ name: 'CUST' })}`)).body.data).toMatchObject([
    { id },
  ]);
  expect((await call('DELETE', base)).status).toBe(204);
  expect((await call('GET', `${base}/columns`)).status).toBe(404);
});

it('serves them in its own', async () => {
  const { body: table } = await call('POST', '/data-tables', { name: 'own', columns: [{ name: 'a', type: 'string' }] });
  const base = `/data-tables/${table.id}`;
  expect((await call('POST', `${base}/columns`, { name: 'b', type: 'date' })).body.columns).toHaveLength(2);
  expect((await call('POST', `${base}/rows`, { rows: [{ a: 'x' }, { a: 'y', b: '2026-01-01' }] })).status).toBe(201);
  expect((await call('PATCH', `${base}/rows`, { filter: one('id', 1), data: { b: 'soon' } })).body.error).toMatchObject(
    { code: 'invalid_input', message: expect.stringContaining("'soon' does not match column type 'date'") },
  );
  expect((await call('GET', `${base}/rows?sort=a:desc&limit=1`)).body).toMatchObject({
    items: [{ id: 2, b: '2026-01-01T00:00:00.000Z' }],
    nextCursor: '1',
    total: 2,
  });
  expect((await call('POST', `${base}/rows/delete`, { filter: one('a', 'x') })).body).toEqual({ deleted: 1 });
  expect((await call('PATCH', base, { name: 'renamed' })).body.name).toBe('renamed');
  expect((await call('GET', '/data-tables?search=rena')).body.items).toHaveLength(1);
});
