import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leadWrite } from '../test/lead-write.ts';
import { openTestStore } from '../test/open-test-store.ts';
import { newId } from './new-id.ts';
import { openSecret } from './secrets/open-secret.ts';
import { sealSecret } from './secrets/seal-secret.ts';

let test: Awaited<ReturnType<typeof openTestStore>>;
let other: string;
beforeAll(async () => {
  test = await openTestStore();
  other = (await test.store.workspaces.create('Other')).id;
});
afterAll(() => test.close());

describe('users and logins', () => {
  it('a user logs in by address, whatever its case', async () => {
    const { store, workspaceId } = test;
    const input = { email: 'Owner@X.example', name: 'Owner', role: 'owner', passwordHash: 'scrypt$…' } as const;
    const user = await store.users.create(workspaceId, input);
    expect(await store.users.findForLogin('owner@x.EXAMPLE')).toEqual([{ workspaceId, user }]);
    await expect(store.users.create(workspaceId, input)).rejects.toMatchObject({ code: 'conflict' });
    expect(await store.users.get(other, user.id)).toBeNull();
    expect(await store.users.count(other)).toBe(0);
  });

  it('a session is found until it expires or ends', async () => {
    const { store, workspaceId } = test;
    const expiresAt = new Date(Date.now() + 60_000);
    await store.sessions.create(workspaceId, { tokenHash: 'h1', userId: 'usr_1', expiresAt });
    await store.sessions.create(workspaceId, { tokenHash: 'h2', userId: 'usr_1', expiresAt: new Date(Date.now() - 1) });
    expect(await store.sessions.find('h1')).toMatchObject({ workspaceId, userId: 'usr_1', expiresAt });
    expect(await store.sessions.find('h2')).toBeNull();
    await store.sessions.delete('h1');
    expect(await store.sessions.find('h1')).toBeNull();
  });

  it('an API key is found by its hash until it expires or is revoked', async () => {
    const { store, workspaceId } = test;
    const key = { name: 'k', prefix: 'll_abc', permissions: ['leads:read' as const] };
    const apiKey = await store.apiKeys.create(workspaceId, { ...key, hash: 'k1', expiresAt: null });
    await store.apiKeys.create(workspaceId, { ...key, hash: 'k2', expiresAt: new Date(Date.now() - 1).toISOString() });
    expect(await store.apiKeys.findByHash('k1')).toEqual({ workspaceId, apiKey });
    expect(await store.apiKeys.findByHash('k2')).toBeNull();
    await store.apiKeys.touch(workspaceId, apiKey.id);
    expect((await store.apiKeys.list(workspaceId)).items.find(({ id }) => id === apiKey.id)?.lastUsedAt).not.toBeNull();
    expect(JSON.stringify(await store.apiKeys.list(workspaceId))).not.toContain('"k1"');
    expect(await store.apiKeys.delete(other, apiKey.id)).toBe(false);
    expect(await store.apiKeys.delete(workspaceId, apiKey.id)).toBe(true);
    expect(await store.apiKeys.findByHash('k1')).toBeNull();
  });

  it('the audit log lists the newest first, by action and actor', async () => {
    const { store, workspaceId } = test;
    for (const [id, action] of [
      ['u1', 'lead.update'],
      ['u2', 'lead.delete'],
      ['u1', 'lead.delete'],
    ] as const)
      await store.audit.add(workspaceId, { actor: { kind: 'user', id, name: id }, action, target: 'lead_1' });
    expect(
      (await store.audit.list(workspaceId, { action: 'lead.delete' })).items.map(({ actor }) => actor.id).toSorted(),
    ).toEqual(['u1', 'u2']);
    expect((await store.audit.list(workspaceId, { actorId: 'u1' })).total).toBe(2);
    expect((await store.audit.list(other)).total).toBe(0);
  });
});

describe('connections', () => {
  const key = randomBytes(32);
  const create = (name: string) => {
    const id = newId('con');
    return test.store.connections.create(test.workspaceId, {
      id,
      name,
      credentialType: 'hubspotAppToken',
      connector: 'hubspot',
      origins: { 'https://api.hubapi.com': 'http://127.0.0.1:1/x' },
      isSandbox: true,
      sealed: sealSecret(key, test.workspaceId, id, { appToken: 'secret-of-it' }),
    });
  };

  it('keep their secret apart from what is shown', async () => {
    const { store, workspaceId } = test;
    const connection = await create('HubSpot');
    expect(await store.connections.get(workspaceId, connection.id)).toEqual(connection);
    expect(JSON.stringify(await store.connections.list(workspaceId))).not.toContain('sealed');
    const sealed = await store.connections.getSealed(workspaceId, connection.id);
    expect(sealed && openSecret(key, workspaceId, connection.id, sealed)).toEqual({ appToken: 'secret-of-it' });
    expect(await store.connections.getSealed(other, connection.id)).toBeNull();
    expect(await store.connections.get(other, connection.id)).toBeNull();
    expect(await store.connections.update(other, connection.id, { name: 'x' })).toBeNull();
    expect(await store.connections.delete(other, connection.id)).toBe(false);
    expect(await store.connections.findWorkspace(connection.id)).toBe(workspaceId);
  });

  it('are untested again with new credentials, and gone with their secret', async () => {
    const { store, workspaceId } = test;
    const { id } = await create('Second (EU)');
    await store.connections.setHealth(workspaceId, id, { status: 'ok', at: new Date().toISOString() });
    expect(await store.connections.update(workspaceId, id, { name: 'Second [EU]' })).toMatchObject({
      name: 'Second [EU]',
      health: { status: 'ok' },
    });
    expect((await store.connections.list(workspaceId, { connector: 'hubspot', search: '[eu' })).items).toMatchObject([
      { id },
    ]);
    const sealed = sealSecret(key, workspaceId, id, { appToken: 'new' });
    expect(await store.connections.update(workspaceId, id, { sealed })).toMatchObject({
      health: { status: 'untested' },
    });
    expect(await store.connections.getSealed(workspaceId, id)).toEqual(sealed);
    expect(await store.connections.delete(workspaceId, id)).toBe(true);
    expect(await store.connections.getSealed(workspaceId, id)).toBeNull();
  });
});

describe('suppressions', () => {
  it('bar an address or all of a domain, in any case', async () => {
    const { store, workspaceId } = test;
    const first = await store.suppressions.add(
      workspaceId,
      { value: 'Ada@X.example', kind: 'email', reason: 'bounced' },
      'sendgrid',
    );
    expect(
      await store.suppressions.add(workspaceId, { value: 'ada@x.example', kind: 'email', reason: 'manual' }, 'user'),
    ).toEqual(first);
    await store.suppressions.add(
      workspaceId,
      { value: '@barred.example', kind: 'domain', reason: 'legal', note: 'n' },
      'user',
    );
    const found = await store.suppressions.check(workspaceId, [
      'ADA@x.example',
      'bob@x.example',
      'c@mail.Barred.example',
      'c@unbarred.example',
    ]);
    expect([...found].map(([email, entry]) => [email, entry.reason])).toEqual([
      ['ADA@x.example', 'bounced'],
      ['c@mail.Barred.example', 'legal'],
    ]);
    expect(await store.suppressions.check(other, ['ada@x.example'])).toEqual(new Map());
    expect((await store.suppressions.list(workspaceId, { search: 'BARRED', reason: 'legal' })).total).toBe(1);
    expect(await store.suppressions.delete(workspaceId, first.id)).toBe(true);
    expect(await store.suppressions.check(workspaceId, ['ada@x.example'])).toEqual(new Map());
  });
});

describe('companies', () => {
  it('are one per domain, filled in and counted', async () => {
    const { store, workspaceId } = test;
    const inputs = [
      { name: 'Acme', domain: 'acme.example' },
      { name: 'Ärger & Söhne', domain: null, country: 'DE' },
      { name: 'ACME Inc', domain: 'acme.example', industry: 'Tools' },
    ];
    const many = await Promise.all(Array.from({ length: 5 }, () => store.companies.upsertMany(workspaceId, inputs)));
    const [ids] = many;
    expect(new Set(many.flat()).size).toBe(2);
    expect(ids?.[0]).toBe(ids?.[2]);
    await store.companies.upsertMany(workspaceId, [{ name: 'Other', domain: 'acme.example', city: 'Ulm' }]);
    await store.leads.write(workspaceId, [
      leadWrite({ companyId: ids?.[0] ?? null }),
      leadWrite({ companyId: ids?.[0] ?? null }),
    ]);
    expect(await store.companies.get(workspaceId, ids?.[0] ?? '')).toMatchObject({
      domain: 'acme.example',
      city: 'Ulm',
      industry: 'Tools',
      leadCount: 2,
    });
    expect((await store.companies.list(workspaceId)).items.map(({ name }) => name.slice(0, 2).toLowerCase())).toEqual([
      'ac',
      'är',
    ]);
    expect((await store.companies.list(workspaceId, { search: 'sohne arg', country: 'de' })).items).toMatchObject([
      { leadCount: 0 },
    ]);
    expect(await store.companies.get(other, ids?.[0] ?? '')).toBeNull();
  });
});

describe('outreach events', () => {
  it('are kept once per event of the vendor', async () => {
    const { store, workspaceId } = test;
    const event = {
      connectionId: 'con_1',
      vendorEventId: 'e1',
      kind: 'opened',
      messageId: 'msg_1',
      leadId: null,
      email: 'a@x.example',
      at: new Date().toISOString(),
    } as const;
    const inserted = await Promise.all([1, 2, 3].map(() => store.outreachEvents.insertIfAbsent(workspaceId, event)));
    expect(inserted.filter(Boolean)).toHaveLength(1);
    expect(await store.outreachEvents.listOfMessage(workspaceId, 'msg_1')).toMatchObject([event]);
    expect(await store.outreachEvents.insertIfAbsent(other, event)).toBe(true);
  });
});

describe('limiter buckets', () => {
  it('give no more than they hold, to however many ask', async () => {
    const { store, workspaceId } = test;
    const rule = { capacity: 5, perSecond: 0.001 };
    const taken = await Promise.all(
      Array.from({ length: 12 }, () => store.limiterBuckets.take(workspaceId, 'b', rule, 1)),
    );
    expect(taken.filter((entry) => entry.taken)).toHaveLength(5);
    const refused = taken.find((entry) => !entry.taken);
    expect(refused?.taken === false && refused.retryAfterMs).toBeGreaterThan(900_000);
    expect(await store.limiterBuckets.take(other, 'b', rule, 5)).toEqual({ taken: true });
  });

  it('fill again, and wait when they are told to', async () => {
    const { store, workspaceId } = test;
    const rule = { capacity: 2, perSecond: 50 };
    expect(await store.limiterBuckets.take(workspaceId, 'c', rule, 2)).toEqual({ taken: true });
    await sleep(100);
    expect(await store.limiterBuckets.take(workspaceId, 'c', rule, 2)).toEqual({ taken: true });
    await store.limiterBuckets.block(workspaceId, 'c', rule, 60_000);
    expect(await store.limiterBuckets.take(workspaceId, 'c', rule, 1)).toMatchObject({ taken: false });
  });
});

describe('changes', () => {
  it('arrive in order, and again behind a token', async () => {
    const { store, workspaceId } = test;
    const stop = new AbortController();
    const seen: { token: string; name: unknown }[] = [];
    const watching = (async () => {
      for await (const change of store.changes.watch(workspaceId, {
        collections: ['campaigns'],
        signal: stop.signal,
      })) {
        seen.push({ token: change.token, name: change.document?.['name'] });
        if (seen.length === 3) break;
      }
    })();
    await sleep(300);
    const campaign = { connectionId: 'c', fromEmail: 'a@x.example', fromName: 'A', subject: 's', body: 'b' };
    for (const [ws, name] of [
      [workspaceId, 'one'],
      [other, 'not mine'],
      [workspaceId, 'two'],
      [workspaceId, 'three'],
    ] as const)
      await store.campaigns.create(ws, { ...campaign, name });
    await watching;
    expect(seen.map(({ name }) => name)).toEqual(['one', 'two', 'three']);
    for await (const change of store.changes.watch(workspaceId, {
      collections: ['campaigns'],
      resumeAfter: seen[0]?.token ?? '',
    })) {
      expect(change.document?.['name']).toBe('two');
      break;
    }
    const ended = store.changes.watch(workspaceId, { collections: ['campaigns'], signal: stop.signal }).next();
    await sleep(100);
    stop.abort();
    expect((await ended).done).toBe(true);
  });
});
