import { afterAll, beforeAll, expect, it } from 'vitest';
import { startHub, type TestHub, type TestWorkspace } from '../../testing/start-hub.ts';

let hub: TestHub;
let ada: TestWorkspace;
/** A second key of the same workspace, without the rights of an owner. */
let bo: string;
beforeAll(async () => {
  hub = await startHub();
  ada = await hub.addWorkspace('Ada');
  bo = (await ada.request('POST', '/api-keys', { body: { name: 'Bo', permissions: ['leads:read'] } })).json().key;
});
afterAll(() => hub.stop());

const save = async (key: string, name: string, isShared: boolean) =>
  (
    await ada.request('POST', '/views', {
      key,
      body: { page: 'leads', name, query: 'status=new&sort=-score', isShared },
    })
  ).json();
const names = async (key: string) =>
  (await ada.request('GET', '/views?page=leads', { key })).json().items.map(({ name }: { name: string }) => name);

it('keeps views of a list, shared or for oneself, which those who made them change and owners tidy', async () => {
  const mine = await save(ada.key, 'Mine', false);
  const shared = await save(ada.key, 'Hot', true);
  const own = await save(bo, 'Own', true);
  expect(await names(ada.key)).toEqual(['Own', 'Hot', 'Mine']);
  expect(await names(bo)).toEqual(['Own', 'Hot']);
  expect((await ada.request('GET', '/views?page=companies')).json().items).toEqual([]);

  const rename = (key: string, id: string) => ada.request('PATCH', `/views/${id}`, { key, body: { name: '$name' } });
  expect((await rename(bo, shared.id)).statusCode).toBe(404);
  expect((await rename(bo, mine.id)).statusCode).toBe(404);
  expect((await rename(bo, own.id)).json()).toMatchObject({ name: '$name', query: own.query, madeBy: 'Bo' });
  expect((await ada.request('DELETE', `/views/${shared.id}`, { key: bo })).statusCode).toBe(404);
  expect((await ada.request('DELETE', `/views/${own.id}`)).statusCode).toBe(204);
  expect(await names(bo)).toEqual(['Hot']);
});
