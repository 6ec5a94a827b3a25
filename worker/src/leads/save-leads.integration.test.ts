import type { LeadFields } from '@leadloom/contracts';
import { provenanceOf } from '@leadloom/domain';
import { openStore, type Store } from '@leadloom/store';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startMongo, type TestServer } from '../../../test/servers.ts';
import type { LeadNews } from './lead-news.ts';
import { saveLeads } from './save-leads.ts';

let mongo: TestServer;
let store: Store;
let workspace = 0;
let ws = '';
const origin = { kind: 'merged', title: 'Test', source: 'test' };

beforeAll(async () => {
  mongo = await startMongo();
  store = await openStore({ url: mongo.address, dbName: 'leads' });
  await store.migrate();
});
afterAll(async () => {
  await store.close();
  await mongo.stop();
});
beforeEach(() => {
  ws = `ws-${++workspace}`;
});

const news = (fields: LeadFields, more: Partial<LeadNews> = {}): LeadNews => ({
  fields,
  provenance: provenanceOf(fields, { source: 'test', at: new Date().toISOString(), confidence: 0.5 }),
  ...more,
});
const link = (remoteId: string) => ({
  connectionId: 'c1',
  connector: 'apollo',
  object: 'person',
  remoteId,
  at: new Date().toISOString(),
});
const count = async () => (await store.leads.list(ws)).total;

describe('saveLeads', () => {
  it('makes one lead of two rows with one address, and gives it a company', async () => {
    const saved = await saveLeads(
      store,
      ws,
      [
        news({ email: 'ada@firma.example', companyDomain: 'firma.example' }),
        news({ email: 'ada@firma.example', title: 'CTO' }),
      ],
      origin,
    );
    expect(saved.map(({ outcome }) => outcome)).toEqual(['created', 'updated']);
    expect(saved[0]?.lead.id).toBe(saved[1]?.lead.id);
    expect(saved[1]?.lead).toMatchObject({
      fields: { email: 'ada@firma.example', title: 'CTO' },
      companyId: expect.any(String),
      version: 1,
    });
    expect(await count()).toBe(1);
  });

  it('says unchanged when the same comes again', async () => {
    const same = [news({ email: 'ada@firma.example', title: 'CTO' }, { tags: ['a'] })];
    await saveLeads(store, ws, same, origin);
    const [again] = await saveLeads(store, ws, same, origin);
    expect(again).toMatchObject({ outcome: 'unchanged', lead: { version: 1 } });
  });

  it('makes two leads one when news show that they are the same person', async () => {
    const [csv, apollo] = await saveLeads(
      store,
      ws,
      [news({ email: 'ada@firma.example', lastName: 'Lovelace' }), news({ firstName: 'Ada' }, { links: [link('a1')] })],
      origin,
    );
    expect(await count()).toBe(2);
    const [enriched] = await saveLeads(
      store,
      ws,
      [news({ email: 'ada@firma.example' }, { leadId: apollo?.lead.id ?? '' })],
      origin,
    );
    expect(await count()).toBe(1);
    expect(enriched?.lead).toMatchObject({
      fields: { firstName: 'Ada', lastName: 'Lovelace', email: 'ada@firma.example' },
    });
    const ids = [csv?.lead.id ?? '', apollo?.lead.id ?? ''];
    expect((await store.leads.resolveMany(ws, ids)).map((lead) => lead?.id)).toEqual([
      enriched?.lead.id,
      enriched?.lead.id,
    ]);
    const [back] = await saveLeads(store, ws, [news({}, { links: [link('a1')] })], origin);
    expect(back?.lead.id).toBe(enriched?.lead.id);
  });

  it('keeps one person one when many write at once', async () => {
    const writers = Array.from({ length: 8 }, (_, writer) =>
      saveLeads(
        store,
        ws,
        Array.from({ length: 20 }, (__, row) => news({ email: `p${row}@firma.example`, city: `City ${writer}` })),
        origin,
      ),
    );
    const saved = await Promise.all(writers);
    expect(await count()).toBe(20);
    for (const row of Array(20).keys()) expect(new Set(saved.map((entries) => entries[row]?.lead.id)).size).toBe(1);
  });

  it('does not mix up workspaces', async () => {
    await saveLeads(store, ws, [news({ email: 'ada@firma.example' })], origin);
    const [other] = await saveLeads(store, `${ws}-other`, [news({ email: 'ada@firma.example' })], origin);
    expect(other?.outcome).toBe('created');
  });
});
