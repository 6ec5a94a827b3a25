import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type LeadOperationInput,
  type Operation,
  type OperationKind,
  signals,
  taskQueues,
  workflowIds,
  workflowTypes,
} from '@leadloom/contracts';
import { newId } from '@leadloom/store';
import { type RunningSandbox, startSandbox } from '@leadloom/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectToSandbox } from '../testing/sandbox-connections.ts';
import {
  startTestServers,
  startTestWorker,
  type TestServers,
  type TestWorker,
  workspaceId,
} from '../testing/start-test-worker.ts';

let servers: TestServers;
let sandbox: RunningSandbox;
let worker: TestWorker;
const connection: Record<string, string> = {};

beforeAll(async () => {
  servers = await startTestServers();
  sandbox = await startSandbox();
  worker = await startTestWorker({ ...servers.env, SANDBOX_URL: sandbox.url });
  for (const vendor of ['apollo', 'zerobounce', 'neverbounce', 'sendgrid', 'hubspot'] as const)
    connection[vendor] = await connectToSandbox(worker.services.store, workspaceId, vendor, sandbox.url);
});
afterAll(async () => {
  await worker.stop();
  await sandbox.close();
  await servers.stop();
});

/** As the hub does it: the operation in the store, then its workflow. Its id. */
async function begin(kind: OperationKind, request: object, lockConnectionId?: string): Promise<string> {
  const { store, temporal } = worker.services;
  const id = newId('op');
  const bodyHash = createHash('sha256').update(JSON.stringify(request)).digest('hex');
  await store.operations.createIfAbsent(workspaceId, { id, kind, bodyHash, request, total: 0 });
  const input: LeadOperationInput = {
    workspaceId,
    operationId: id,
    kind,
    ...(lockConnectionId !== undefined && { lockConnectionId }),
  };
  await temporal.workflow.start(workflowTypes.leadOperation, {
    workflowId: workflowIds.operation(id),
    taskQueue: taskQueues.runs,
    args: [input],
  });
  return id;
}

async function load(id: string): Promise<Operation> {
  const operation = await worker.services.store.operations.get(workspaceId, id);
  if (operation === null) throw new Error('the operation is gone');
  return operation;
}

const handleOf = (id: string) => worker.services.temporal.workflow.getHandle(workflowIds.operation(id));

async function endOf(id: string): Promise<Operation> {
  await handleOf(id).result();
  return load(id);
}

const run = async (kind: OperationKind, request: object) => endOf(await begin(kind, request));

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await sleep(50);
}

const outcomes = ({ results = [] }: Operation) => results.map(({ outcome }) => outcome);
const itemsOf = ({ results = [] }: Operation) => results.map(({ leadId }) => ({ leadId: leadId ?? '' }));

describe('lead operations against the sandbox', () => {
  let found: Operation;

  it('source finds people, page by page, and keeps them', async () => {
    found = await run('source', { connectionId: connection['apollo'], filters: {}, limit: 150 });
    expect(found).toMatchObject({ status: 'done', progress: { done: 150, total: 150 } });
    expect(new Set(itemsOf(found).map(({ leadId }) => leadId)).size).toBe(150);
  });

  it('enrich fills in addresses, verify tells which take mail, score adds up', async () => {
    const enriched = await run('enrich', { items: itemsOf(found), connectionIds: [connection['apollo']] });
    expect(enriched.status).toBe('done');
    expect(outcomes(enriched).filter((outcome) => outcome === 'updated').length).toBeGreaterThan(100);
    const verified = await run('verify', {
      items: itemsOf(enriched),
      connectionIds: [connection['zerobounce'], connection['neverbounce']],
    });
    expect(verified.results).toHaveLength(150);
    const leads = await worker.services.store.leads.resolveMany(
      workspaceId,
      itemsOf(verified).map(({ leadId }) => leadId),
    );
    expect(leads.filter((lead) => lead?.emailStatus === 'valid').length).toBeGreaterThan(50);
    expect(
      leads.every((lead) => lead !== null && (lead.fields.email === undefined) === (lead.emailStatus === 'unverified')),
    ).toBe(true);
    const scored = await run('score', { items: itemsOf(enriched) });
    expect(scored.results?.every(({ data }) => typeof data?.['score'] === 'number')).toBe(true);
    expect(outcomes(await run('score', { items: itemsOf(enriched) })).every((outcome) => outcome === 'unchanged')).toBe(
      true,
    );
  });

  it('sends each lead a step once, never to who is suppressed, and says why not', async () => {
    const { store } = worker.services;
    const campaign = await store.campaigns.create(workspaceId, {
      name: 'Hello',
      connectionId: connection['sendgrid'] ?? '',
      fromEmail: 'sales@leadloom.example',
      fromName: 'Sales',
      subject: 'Hi {{firstName|there}}',
      body: 'Hello {{firstName|there}}.',
    });
    const match = await run('match', {
      items: ['a', 'b', 'c'].map((name) => ({ fields: { email: `${name}@firma.example`, firstName: name } })),
      tags: ['x'],
    });
    expect(outcomes(match)).toEqual(['created', 'created', 'created']);
    await store.suppressions.add(
      workspaceId,
      { kind: 'email', value: 'c@firma.example', reason: 'unsubscribed' },
      'user',
    );
    const checked = await run('check-suppression', { items: itemsOf(match) });
    expect(checked.results?.map(({ data }) => data?.['suppressed'])).toEqual([false, false, true]);
    const sent = await run('send-email', { items: itemsOf(match), campaignId: campaign.id });
    expect(outcomes(sent)).toEqual(['sent', 'sent', 'skipped']);
    const again = await run('send-email', { items: itemsOf(match), campaignId: campaign.id });
    expect(outcomes(again)).toEqual(['skipped', 'skipped', 'skipped']);
    expect((await store.messages.list(workspaceId, campaign.id)).items.map(({ status }) => status)).toEqual([
      'sent',
      'sent',
    ]);
  });

  it('fails with what is wrong when the connection cannot do it', async () => {
    const operation = await run('source', { connectionId: connection['sendgrid'], filters: {}, limit: 1 });
    expect(operation).toMatchObject({
      status: 'failed',
      error: { code: 'invalid_input', message: expect.stringContaining('cannot do "search-people"') },
    });
  });
});

describe('a mail whose answer is lost', () => {
  const arm = (kind: string) =>
    fetch(`${sandbox.url}/_control/sendgrid/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ kind, path: '/v3/mail/send', times: 1 }),
    });
  const received = async (to: string): Promise<number> => {
    const answer = await fetch(`${sandbox.url}/_control/sendgrid/views/messages?search=${encodeURIComponent(to)}`);
    return ((await answer.json()) as { total: number }).total;
  };

  it.each([
    { decision: 'done', fault: 'drop-after-accept' },
    { decision: 'retry', fault: 'drop' },
  ] as const)('waits for a person; "$decision" ends it with each message there once', async ({ decision, fault }) => {
    const { store } = worker.services;
    const addresses = ['first', 'second'].map((name) => `${name}.${decision}@firma.example`);
    const campaign = await store.campaigns.create(workspaceId, {
      name: decision,
      connectionId: connection['sendgrid'] ?? '',
      fromEmail: 'sales@leadloom.example',
      fromName: 'Sales',
      subject: 'Hi',
      body: 'Hello',
    });
    const match = await run('match', { items: addresses.map((email) => ({ fields: { email } })) });
    await arm(fault);
    const id = await begin('send-email', { items: itemsOf(match), campaignId: campaign.id });
    await until(async () => (await load(id)).status === 'needs_decision');
    expect((await load(id)).error?.message).toContain('POST https://api.sendgrid.com');
    const waiting = await store.messages.list(workspaceId, campaign.id);
    expect(waiting.items.map(({ status }) => status)).toContain('needs_decision');

    await handleOf(id).signal(signals.decide, decision);
    const ended = await endOf(id);
    expect(ended.status).toBe('done');
    expect(ended.error).toBeUndefined();
    expect(outcomes(ended)).toEqual(['sent', 'sent']);
    for (const address of addresses) expect(await received(address)).toBe(1);
    const messages = await store.messages.list(workspaceId, campaign.id);
    expect(messages.items.map(({ status }) => status)).toEqual(['sent', 'sent']);
    for (const lead of ended.results?.flatMap(({ leadId }) => leadId ?? []) ?? []) {
      const { items } = await store.leads.timeline(workspaceId, lead);
      expect(items.filter(({ kind }) => kind === 'emailed')).toHaveLength(1);
      expect(await store.leads.get(workspaceId, lead)).toMatchObject({ status: 'contacted' });
    }
  });
});

describe('the lock of a connection', () => {
  const write = async (email: string) => {
    const match = await run('match', { items: [{ fields: { email, lastName: 'Lock' } }] });
    return { items: itemsOf(match), connectionId: connection['hubspot'] };
  };
  const upsert = async (request: object) => begin('upsert-to-crm', request, connection['hubspot']);
  const slow = (on: boolean) =>
    fetch(`${sandbox.url}/_control/hubspot/faults`, {
      method: on ? 'POST' : 'DELETE',
      headers: { 'content-type': 'application/json' },
      ...(on && { body: JSON.stringify({ kind: 'delay', delayMs: 1500, path: '*' }) }),
    });

  it('lets operations write one after the other', async () => {
    const requests = await Promise.all(['a', 'b', 'c'].map((name) => write(`${name}.turn@firma.example`)));
    const ids = await Promise.all(requests.map(upsert));
    const ended = await Promise.all(ids.map(endOf));
    for (const operation of ended)
      expect([operation.status, ...outcomes(operation)], JSON.stringify(operation.error)).toEqual(['done', 'created']);
    const turns = await Promise.all(ids.map(turnOf));
    turns.sort((a, b) => a.began - b.began);
    for (const [place, { began }] of turns.slice(1).entries())
      expect(began).toBeGreaterThanOrEqual(turns[place]?.ended ?? Infinity);
  });

  it('comes free when its holder is terminated', async () => {
    await slow(true);
    const [first, second] = await Promise.all(['d', 'e'].map((name) => write(`${name}.turn@firma.example`)));
    const holder = await upsert(first ?? {});
    await until(async () => (await turnOf(holder)).began > 0);
    const next = await upsert(second ?? {});
    await handleOf(holder).terminate('as an operator would');
    await slow(false);
    expect((await endOf(next)).status).toBe('done');
  });
});

/** When an operation had the lock, by its history: from the signal that granted it to its last step's end; 0 where it is not so far. */
async function turnOf(id: string): Promise<{ began: number; ended: number }> {
  const { events = [] } = await handleOf(id).fetchHistory();
  const at = (event?: (typeof events & object)[number]) =>
    Number(event?.eventTime?.seconds ?? 0) * 1e9 + (event?.eventTime?.nanos ?? 0);
  return {
    began: at(
      events?.find(
        ({ workflowExecutionSignaledEventAttributes: signal }) => signal?.signalName === signals.lockGranted,
      ),
    ),
    ended: at(events?.findLast(({ activityTaskCompletedEventAttributes: completed }) => completed != null)),
  };
}
