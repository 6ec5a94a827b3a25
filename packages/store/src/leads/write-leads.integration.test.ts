import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leadWrite } from '../../test/lead-write.ts';
import { openTestStore } from '../../test/open-test-store.ts';
import type { LeadWriteResult } from './write-leads.ts';

let test: Awaited<ReturnType<typeof openTestStore>>;
beforeAll(async () => {
  test = await openTestStore();
});
afterAll(() => test.close());

function stored(result: LeadWriteResult | undefined) {
  if (result?.ok !== true) throw new Error(`not stored: ${JSON.stringify(result)}`);
  return result.lead;
}

describe('writing leads', () => {
  it('stores a new lead with version 1 and its timeline, and reads it back as it was', async () => {
    const { store, workspaceId } = test;
    const at = '2026-01-02T03:04:05.678Z';
    const write = leadWrite({
      fields: { email: 'ada@one.example', firstName: 'Ada', employees: 12 },
      provenance: { email: { source: 'import', at, confidence: 0.9 } },
      links: [{ connectionId: 'con_1', connector: 'hubspot', object: 'contact', remoteId: '7', at }],
      tags: ['a tag'],
    });
    const lead = stored((await store.leads.write(workspaceId, [write]))[0]);
    expect(lead).toMatchObject({ ...write.lead, version: 1 });
    expect(await store.leads.get(workspaceId, lead.id)).toEqual(lead);
    expect((await store.leads.timeline(workspaceId, lead.id)).items).toMatchObject([
      { kind: 'created', source: 'test' },
    ]);
  });

  it('refuses item by item: a taken key with its name, a stale version, and stores the rest', async () => {
    const { store, workspaceId } = test;
    const [first] = await store.leads.write(workspaceId, [leadWrite({ fields: { email: 'first@two.example' } })]);
    const lead = stored(first);
    const change = (expectedVersion: number) => ({
      ...leadWrite({ ...lead, fields: { ...lead.fields, city: 'Köln' } }),
      expectedVersion,
    });
    const results = await store.leads.write(workspaceId, [
      leadWrite({ fields: { email: 'first@two.example' } }),
      change(1),
      change(7),
      leadWrite({ fields: { email: 'other@two.example' } }),
    ]);
    expect(results).toMatchObject([
      { ok: false, reason: 'key_taken', key: 'email:first@two.example' },
      { ok: true, lead: { version: 2, fields: { city: 'Köln' }, createdAt: lead.createdAt } },
      { ok: false, reason: 'version_conflict' },
      { ok: true },
    ]);
    expect(await store.leads.get(workspaceId, lead.id)).toMatchObject({ version: 2 });
    expect((await store.leads.timeline(workspaceId, lead.id)).total).toBe(2);
  });

  it('lets one of two updates of the same version win', async () => {
    const { store, workspaceId } = test;
    const lead = stored(
      (await store.leads.write(workspaceId, [leadWrite({ fields: { email: 'race@x.example' } })]))[0],
    );
    const update = (city: string) =>
      store.leads.write(workspaceId, [
        { ...leadWrite({ ...lead, fields: { ...lead.fields, city } }), expectedVersion: 1 },
      ]);
    const results = await Promise.all(['A', 'B', 'C', 'D'].map(update));
    expect(results.flat().filter((result) => result.ok)).toHaveLength(1);
    expect((await store.leads.get(workspaceId, lead.id))?.version).toBe(2);
  });

  it('keeps one lead per key when many insert it at once', async () => {
    const { store, workspaceId } = test;
    const insert = () => store.leads.write(workspaceId, [leadWrite({ fields: { email: 'same@x.example' } })]);
    const results = (await Promise.all(Array.from({ length: 8 }, insert))).flat();
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(results.filter((result) => !result.ok && result.reason === 'key_taken')).toHaveLength(7);
  });

  it('says when an update would take the key of another lead', async () => {
    const { store, workspaceId } = test;
    const [a, b] = await store.leads.write(workspaceId, [
      leadWrite({ fields: { email: 'a@keys.example' } }),
      leadWrite({ fields: { email: 'b@keys.example' } }),
    ]);
    stored(a);
    const update = { ...leadWrite({ ...stored(b), fields: { email: 'a@keys.example' } }), expectedVersion: 1 };
    expect(await store.leads.write(workspaceId, [update])).toEqual([
      { ok: false, reason: 'key_taken', key: 'email:a@keys.example' },
    ]);
  });

  it('stores many leads without keys', async () => {
    const { store, workspaceId } = test;
    const results = await store.leads.write(workspaceId, [leadWrite(), leadWrite()]);
    expect(results.every((result) => result.ok)).toBe(true);
  });

  it('finds by keys and in the order of ids, and only in its own workspace', async () => {
    const { store, workspaceId } = test;
    const other = await store.workspaces.create('Other');
    const lead = stored(
      (await store.leads.write(workspaceId, [leadWrite({ fields: { email: 'mine@w.example' } })]))[0],
    );
    const theirs = stored((await store.leads.write(other.id, [leadWrite({ fields: { email: 'mine@w.example' } })]))[0]);
    expect(await store.leads.findByKeys(workspaceId, ['email:mine@w.example', 'email:none@w.example'])).toEqual(
      new Map([['email:mine@w.example', lead]]),
    );
    expect(await store.leads.getMany(workspaceId, ['none', lead.id, theirs.id])).toEqual([null, lead, null]);
    expect(await store.leads.get(workspaceId, theirs.id)).toBeNull();
    expect(await store.leads.delete(workspaceId, theirs.id)).toBe(false);
    expect((await store.leads.list(other.id)).items).toEqual([theirs]);
  });

  it('deletes a lead with its timeline and frees its key', async () => {
    const { store, workspaceId } = test;
    const write = () => store.leads.write(workspaceId, [leadWrite({ fields: { email: 'gone@x.example' } })]);
    const lead = stored((await write())[0]);
    expect(await store.leads.delete(workspaceId, lead.id)).toBe(true);
    expect(await store.leads.get(workspaceId, lead.id)).toBeNull();
    expect((await store.leads.timeline(workspaceId, lead.id)).items).toEqual([]);
    stored((await write())[0]);
  });
});
