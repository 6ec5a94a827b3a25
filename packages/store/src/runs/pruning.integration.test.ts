import { Readable } from 'node:stream';
import { type RetentionRules, defaultRetention } from '@leadloom/contracts';
import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { openTestStore } from '../../test/open-test-store.ts';
import { newId } from '../new-id.ts';
import type { NewExecution } from './executions.ts';

let test: Awaited<ReturnType<typeof openTestStore>>;
let client: MongoClient;
beforeAll(async () => {
  test = await openTestStore();
  client = await MongoClient.connect(test.server.address);
});
afterAll(async () => {
  await client?.close();
  await test?.close();
});
beforeEach(async () => {
  await client.db(test.databaseName).collection('executions').deleteMany({});
});

const never = { days: null, count: null };
const dayMs = 86_400_000;

interface Ended extends Partial<Pick<NewExecution, 'workflowId' | 'mode'>> {
  status?: 'success' | 'error' | 'waiting';
  daysAgo?: number;
}

/** An execution that ended so many days ago, with a little of everything that executions leave. */
async function ended({ status = 'success', daysAgo = 0, workflowId = 'wf_1', mode = 'trigger' }: Ended = {}) {
  const { store, workspaceId } = test;
  const at = new Date(Date.now() - daysAgo * dayMs - 1000);
  const { id } = await store.executions.create(workspaceId, {
    id: idAt(at),
    workflowId,
    workflowName: 'W',
    workflowVersion: 1,
    documentHash: 'hash',
    mode,
    start: {},
    startedAt: at,
  });
  const set = { status, finishedAt: status === 'waiting' ? null : new Date(at.getTime() + 500).toISOString() };
  await client.db(test.databaseName).collection<{ _id: string }>('executions').updateOne({ _id: id }, { $set: set });
  return id;
}

let made = 0;
function idAt(at: Date): string {
  made += 1;
  return `${newId('ex', at.getTime()).slice(0, -6)}${String(made).padStart(6, '0')}`;
}

/** Deletes by the rules until nothing is left to delete. @returns ids of those that are there still, the oldest first */
async function left(rules: Partial<RetentionRules>, ofWorkflows: Record<string, RetentionRules> = {}) {
  const { store, workspaceId } = test;
  const retention = {
    rules: { success: never, error: never, manual: never, ...rules },
    ofWorkflows: Object.entries(ofWorkflows).map(([workflowId, own]) => ({ workflowId, rules: own })),
  };
  while ((await store.pruning.prune(workspaceId, retention, new Date(), 2)) > 0);
  const { items } = await store.executions.list(workspaceId, { limit: 100 });
  return items.map(({ id }) => id).toSorted();
}

it('goes by days for each kind, and spares what waits and what is kept', async () => {
  const old = await ended({ daysAgo: 20 });
  const failed = await ended({ daysAgo: 20, status: 'error' });
  const byHand = await ended({ daysAgo: 20, mode: 'manual' });
  const waiting = await ended({ daysAgo: 20, status: 'waiting' });
  const kept = await ended({ daysAgo: 20 });
  const young = await ended({ daysAgo: 5 });
  expect(await test.store.pruning.keep(test.workspaceId, kept, true)).toBe(true);
  expect(await test.store.pruning.keep('ws_other', old, true)).toBe(false);
  expect(await left({ success: { days: 14, count: null } })).toEqual([failed, byHand, waiting, kept, young].toSorted());
  expect(await left({ error: { days: 14, count: null }, manual: { days: 14, count: null } })).toEqual(
    [waiting, kept, young].toSorted(),
  );
  await test.store.pruning.keep(test.workspaceId, kept, false);
  expect(await left(defaultRetention)).toEqual([waiting, young].toSorted());
});

it('goes by count for each workflow, by the rules of its own where it has some', async () => {
  const first = [];
  const second = [];
  for (let daysAgo = 6; daysAgo > 0; daysAgo--) first.push(await ended({ daysAgo }));
  for (let daysAgo = 6; daysAgo > 0; daysAgo--) second.push(await ended({ daysAgo, workflowId: 'wf_2' }));
  const own = { ...defaultRetention, success: { days: 4, count: null } };
  expect(await left({ success: { days: null, count: 2 } }, { wf_2: own })).toEqual(
    [...first.slice(-2), ...second.slice(-3)].toSorted(),
  );
});

it('frees what executions hold in all collections', async () => {
  const { store, workspaceId, databaseName } = test;
  const db = client.db(databaseName);
  const measured = ['nodeRuns', 'executionData', 'runEvents', 'executionStates', 'effects', 'inbox', 'webhookAnswers'];
  measured.push('runBlobs.files', 'runBlobs.chunks', 'files.files', 'files.chunks', 'executions', 'fileUploads');
  const sizes = async () => {
    const stats = measured.map((name) =>
      db
        .collection(name)
        .aggregate([{ $collStats: { storageStats: {} } }])
        .next(),
    );
    return (await Promise.all(stats)).map((one) => [one?.['storageStats'].count, one?.['storageStats'].size]);
  };
  const large = 'x'.repeat(1_500_000);
  const hash = await store.workflows.keepDocument(workspaceId, { nodes: [], connections: {} });
  const request = {
    method: 'POST',
    path: 'p',
    params: {},
    query: {},
    headers: {},
    remoteAddress: '',
    body: Buffer.from(large),
  };
  for (let count = 0; count < 3; count++) {
    const id = newId('ex');
    const entry = { node: 'Webhook', isTest: false };
    const of = {
      workflowId: 'wf_1',
      workflowName: 'W',
      workflowVersion: 1,
      documentHash: hash,
      mode: 'webhook',
    } as const;
    const requestId = await store.arrivals.take(workspaceId, { request, entry, execution: { ...of, id } });
    await store.webhookAnswers.put(workspaceId, requestId, { status: 200, headers: {}, body: Buffer.from(large) });
    const file = await store.files.write(
      workspaceId,
      { name: 'a', writtenFor: id },
      Readable.from([Buffer.from(large)]),
    );
    const scope = { workspaceId, scopeId: id, unit: 'Call', run: 0 };
    const sent = { ...scope, id: `${id}/1`, method: 'GET', address: '', identity: '', nth: 1, attempt: 1 };
    await store.effects.putSent(sent);
    const body = await store.effects.keepBody(workspaceId, id, Readable.from([Buffer.from(large)]));
    await store.effects.putDone(workspaceId, sent.id, { status: 200, headers: [], body });
    const claim = await store.segments.claim(workspaceId, id, 0);
    if (claim === null || 'verdict' in claim) throw new Error('it could not be claimed');
    const at = new Date().toISOString();
    const summary = {
      node: 'Call',
      run: 0,
      status: 'success',
      startedAt: at,
      durationMs: 1,
      items: [1],
      source: [],
    } as const;
    const isPublished = await store.segments.publish(claim, {
      verdict: { kind: 'finished', status: 'success' },
      status: 'success',
      error: null,
      next: null,
      state: JSON.stringify(large),
      changed: [{ summary: { ...summary, items: [1], source: [] }, task: { data: { main: [[{ json: { large } }]] } } }],
      events: [{ type: 'execution-finished', at, status: 'success', error: null }],
      staticData: null,
      wait: null,
      resumeToken: null,
      tidy: null,
      files: [file.id],
      stringify: JSON.stringify,
    });
    expect(isPublished).toBe(true);
  }
  const full = await sizes();
  expect(full.map(([count]) => count).slice(0, -1)).not.toContain(0);
  // Answers go by their own age, of one day; their large bodies a day later.
  expect(await left({ success: { days: null, count: 1 } })).toHaveLength(1);
  const { items } = await store.executions.list(workspaceId, { limit: 1 });
  await store.executionRemoval.remove(workspaceId, [items[0]?.id ?? '']);
  await store.executionRemoval.removeOutdated(new Date(Date.now() + 40 * dayMs), 100);
  expect(await sizes()).toEqual(measured.map(() => [0, 0]));
});
