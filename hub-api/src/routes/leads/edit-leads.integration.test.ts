import type { Lead, LeadEditResult } from '@leadloom/contracts';
import { newId } from '@leadloom/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startHub, type TestHub, type TestWorkspace } from '../../testing/start-hub.ts';

let hub: TestHub;
let ada: TestWorkspace;
beforeAll(async () => {
  hub = await startHub();
  ada = await hub.addWorkspace('Ada');
});
afterAll(() => hub.stop());

async function addLeads(count: number): Promise<Lead[]> {
  const written = await hub.store.leads.write(
    ada.id,
    Array.from({ length: count }, () => {
      const id = newId('lead');
      const states = { status: 'new', emailStatus: 'unverified', score: null, companyId: null } as const;
      return {
        lead: { id, fields: {}, provenance: {}, tags: ['old'], links: [], ...states },
        identityKeys: [`import:${id}:1`],
        expectedVersion: null,
        timeline: [],
      };
    }),
  );
  return written.flatMap((result) => (result.ok ? [result.lead] : []));
}
const edit = async (edits: readonly object[]): Promise<LeadEditResult[]> =>
  (await ada.request('POST', '/leads/edits', { body: { edits } })).json().results;

describe('an edit of many leads', () => {
  it('changes each that is as it was read, and says what became of the others', async () => {
    const [same, moved, done] = (await addLeads(3)) as [Lead, Lead, Lead];
    await ada.request('PATCH', `/leads/${moved.id}`, { body: { version: moved.version, status: 'working' } });
    const results = await edit([
      { id: same.id, version: same.version, tags: ['old', 'new'], status: 'qualified' },
      { id: moved.id, version: moved.version, tags: [] },
      { id: done.id, version: done.version, tags: ['old'] },
      { id: newId('lead'), version: 1, tags: [] },
    ]);
    expect(results.map(({ outcome }) => outcome)).toEqual(['changed', 'conflict', 'unchanged', 'gone']);
    expect((await ada.request('GET', `/leads/${same.id}`)).json()).toMatchObject({
      status: 'qualified',
      tags: ['old', 'new'],
    });
    expect((await ada.request('GET', `/leads/${moved.id}`)).json()).toMatchObject({ status: 'working', tags: ['old'] });
    const timeline = (await ada.request('GET', `/leads/${same.id}/timeline`)).json().items;
    expect(timeline[0].changes.map(({ field }: { field: string }) => field)).toEqual(['status', 'tags']);
  });

  it('is taken back by what it answered, save where somebody changed a lead since', async () => {
    const leads = await addLeads(2);
    const results = await edit(leads.map(({ id, version }) => ({ id, version, status: 'disqualified' })));
    const [first] = leads as [Lead];
    const { version } = (await ada.request('GET', `/leads/${first.id}`)).json();
    await ada.request('PATCH', `/leads/${first.id}`, { body: { version, tags: ['theirs'] } });
    const undone = await edit(results.map((result) => ({ id: result.id, version: result.version, ...result.before })));
    expect(undone.map(({ outcome }) => outcome)).toEqual(['conflict', 'changed']);
    expect((await ada.request('GET', `/leads/${leads[1]?.id}`)).json()).toMatchObject({ status: 'new', tags: ['old'] });
  });
});
