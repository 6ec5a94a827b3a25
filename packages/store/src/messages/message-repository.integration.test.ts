import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestStore } from '../../test/open-test-store.ts';

let test: Awaited<ReturnType<typeof openTestStore>>;
let campaignId: string;
beforeAll(async () => {
  test = await openTestStore();
  const campaign = await test.store.campaigns.create(test.workspaceId, {
    name: 'First',
    connectionId: 'con_1',
    fromEmail: 'me@x.example',
    fromName: 'Me',
    subject: 'Hello',
    body: 'Hello',
  });
  campaignId = campaign.id;
});
afterAll(() => test.close());

const message = (leadId: string, reservedBy = 'operation-1') => ({
  campaignId,
  leadId,
  step: 1,
  to: `${leadId}@x.example`,
  subject: 'Hello',
  reservedBy,
});
const counts = async () => (await test.store.campaigns.get(test.workspaceId, campaignId))?.counts;

describe('messages', () => {
  it('one of many reserves a step, and the others see that it is taken', async () => {
    const { store, workspaceId } = test;
    const before = (await counts())?.reserved ?? 0;
    const reservations = await Promise.all(
      Array.from({ length: 10 }, (_, n) => store.messages.reserve(workspaceId, message('lead-a', `operation-${n}`))),
    );
    expect(reservations.filter((reservation) => reservation.reserved)).toHaveLength(1);
    expect(new Set(reservations.map((reservation) => reservation.message.id)).size).toBe(1);
    expect((await counts())?.reserved).toBe(before + 1);
  });

  it('an open reservation is given again to who made it, and to nobody else', async () => {
    const { store, workspaceId } = test;
    const first = await store.messages.reserve(workspaceId, message('lead-b'));
    expect(await store.messages.reserve(workspaceId, message('lead-b'))).toMatchObject({
      reserved: true,
      message: { id: first.message.id },
    });
    expect(await store.messages.reserve(workspaceId, message('lead-b', 'other'))).toMatchObject({ reserved: false });
  });

  it('once sent it is never reserved again, by whomever', async () => {
    const { store, workspaceId } = test;
    const {
      message: { id },
    } = await store.messages.reserve(workspaceId, message('lead-c'));
    await store.messages.confirm(workspaceId, id, 'vendor-1');
    expect(await store.messages.reserve(workspaceId, message('lead-c'))).toMatchObject({
      reserved: false,
      message: { status: 'sent' },
    });
    expect(await store.messages.byVendorId(workspaceId, 'vendor-1')).toMatchObject({ id });
  });

  it('what the vendor refused may be sent again; what nobody knows may not', async () => {
    const { store, workspaceId } = test;
    const refused = await store.messages.reserve(workspaceId, message('lead-d'));
    await store.messages.fail(workspaceId, refused.message.id, 'no such address');
    expect(await store.messages.reserve(workspaceId, message('lead-d', 'later'))).toMatchObject({ reserved: true });
    const unknown = await store.messages.reserve(workspaceId, message('lead-e'));
    await store.messages.needDecision(workspaceId, unknown.message.id, 'no answer');
    expect(await store.messages.reserve(workspaceId, message('lead-e'))).toMatchObject({
      reserved: false,
      message: { status: 'needs_decision' },
    });
  });

  it('counts each report once, and a late one does not take a status back', async () => {
    const { store, workspaceId } = test;
    const before = await counts();
    const {
      message: { id },
    } = await store.messages.reserve(workspaceId, message('lead-f'));
    await store.messages.confirm(workspaceId, id, 'vendor-f');
    const at = new Date().toISOString();
    for (const kind of ['opened', 'delivered', 'opened'] as const)
      await store.messages.report(workspaceId, id, { kind, at });
    expect(await store.messages.get(workspaceId, id)).toMatchObject({ status: 'opened' });
    expect(await counts()).toEqual({
      ...before,
      reserved: (before?.reserved ?? 0) + 1,
      sent: (before?.sent ?? 0) + 1,
      delivered: (before?.delivered ?? 0) + 1,
      opened: (before?.opened ?? 0) + 1,
    });
    const page = await store.messages.list(workspaceId, campaignId, { status: 'opened' });
    expect(page.items.map((item) => item.id)).toEqual([id]);
    expect(Object.keys(page.items[0] ?? {})).not.toContain('reservedBy');
  });

  it('another workspace sees nothing of it', async () => {
    const { store, workspaceId } = test;
    const { id: other } = await store.workspaces.create('Other');
    const {
      message: { id },
    } = await store.messages.reserve(workspaceId, message('lead-g'));
    expect(await store.messages.get(other, id)).toBeNull();
    expect(await store.messages.confirm(other, id, 'x')).toBeNull();
    expect((await store.messages.list(other, campaignId)).items).toEqual([]);
  });
});
