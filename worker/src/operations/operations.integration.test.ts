import { createHash } from 'node:crypto';
import {
  type LeadOperationInput,
  type Operation,
  type OperationKind,
  taskQueues,
  workflowIds,
  workflowTypes,
} from '@leadloom/contracts';
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
  for (const vendor of ['apollo', 'zerobounce', 'neverbounce', 'sendgrid'] as const)
    connection[vendor] = await connectToSandbox(worker.services.store, workspaceId, vendor, sandbox.url);
});
afterAll(async () => {
  await worker.stop();
  await sandbox.close();
  await servers.stop();
});

/** As the hub does it: the operation in the store, then its workflow. */
async function run(kind: OperationKind, request: object, key = `${kind}-${Math.random()}`): Promise<Operation> {
  const { store, temporal } = worker.services;
  const bodyHash = createHash('sha256').update(JSON.stringify(request)).digest('hex');
  await store.operations.createIfAbsent(workspaceId, { id: key, kind, bodyHash, request, total: 0 });
  const input: LeadOperationInput = { workspaceId, operationId: key, kind };
  await temporal.workflow.execute(workflowTypes.leadOperation, {
    workflowId: workflowIds.operation(key),
    taskQueue: taskQueues.runs,
    args: [input],
  });
  const operation = await store.operations.get(workspaceId, key);
  if (operation === null) throw new Error('the operation is gone');
  return operation;
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
