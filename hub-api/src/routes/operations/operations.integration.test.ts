import { workflowIds } from '@leadloom/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startHub, type TestHub, type TestWorkspace } from '../../testing/start-hub.ts';

let hub: TestHub;
let ada: TestWorkspace;
let bob: TestWorkspace;
beforeAll(async () => {
  hub = await startHub();
  ada = await hub.addWorkspace('Ada');
  bob = await hub.addWorkspace('Bob');
});
afterAll(() => hub.stop());

const match = (workspace: TestWorkspace, key: string, email: string) =>
  workspace.request('POST', '/leads/match', {
    headers: { 'idempotency-key': key },
    body: { items: [{ fields: { email } }], createMissing: true },
  });

describe('a lead operation', () => {
  it('is made once for a key, whatever the order of the fields, and its workflow started once', async () => {
    const first = await match(ada, 'k1', 'a@b.example');
    expect(first.statusCode).toBe(202);
    const again = await ada.request('POST', '/leads/match', {
      headers: { 'idempotency-key': 'k1' },
      body: { createMissing: true, items: [{ fields: { email: 'a@b.example' } }] },
    });
    expect(again.json().id).toBe(first.json().id);
    const { status } = await hub.app.services.temporal.workflow
      .getHandle(workflowIds.operation(first.json().id))
      .describe();
    expect(status.name).toBe('RUNNING');
    const list = await ada.request('GET', '/operations?kind=match');
    expect(list.json().total).toBe(1);
  });

  it('refuses a key that comes with another body', async () => {
    await match(ada, 'k2', 'a@b.example');
    const other = await match(ada, 'k2', 'c@b.example');
    expect(other.statusCode).toBe(409);
    expect(other.json().error.code).toBe('conflict');
  });

  it('is another one in another workspace, and another one without a key', async () => {
    const [one, two] = [await match(ada, 'k3', 'a@b.example'), await match(bob, 'k3', 'a@b.example')];
    expect(one.json().id).not.toBe(two.json().id);
    const body = { items: [{ fields: { email: 'a@b.example' } }] };
    const [three, four] = [
      await ada.request('POST', '/leads/match', { body }),
      await ada.request('POST', '/leads/match', { body }),
    ];
    expect(three.json().id).not.toBe(four.json().id);
  });

  it('is waited for until its end, which is heard of at once', async () => {
    const { id } = (await match(ada, 'k4', 'a@b.example')).json();
    expect((await ada.request('GET', `/operations/${id}`)).json().status).toBe('running');
    const waiting = ada.request('GET', `/operations/${id}?wait=30`);
    await hub.store.operations.commitStep(ada.id, id, {
      step: 0,
      results: [{ index: 0, outcome: 'created' }],
      progress: { done: 1, total: 1 },
    });
    await hub.store.operations.finish(ada.id, id, { status: 'done' });
    expect((await waiting).json()).toMatchObject({ status: 'done', results: [{ index: 0, outcome: 'created' }] });
  });

  it('is taken up again when it failed and its node asks once more', async () => {
    const { id } = (await match(ada, 'k6', 'a@b.example')).json();
    await hub.store.operations.finish(ada.id, id, {
      status: 'failed',
      error: { code: 'unavailable', message: 'down' },
    });
    const again = (await match(ada, 'k6', 'a@b.example')).json();
    expect(again).toMatchObject({ id, status: 'running', finishedAt: null });
    expect(again.error).toBeUndefined();
  });

  it('takes a decision only while it needs one', async () => {
    const { id } = (await match(ada, 'k5', 'a@b.example')).json();
    const decide = () => ada.request('POST', `/operations/${id}/decisions`, { body: { decision: 'done' } });
    expect((await decide()).statusCode).toBe(409);
    await hub.store.operations.park(ada.id, id, { code: 'outcome_unknown', message: 'Was it sent?' });
    expect((await decide()).statusCode).toBe(200);
  });

  it('refuses an action that the connector does not have', async () => {
    const connection = await ada.request('POST', '/connections', {
      body: { name: 'Mail', credentialType: 'sendGridApi', data: { apiKey: 'k' } },
    });
    const run = (action: string) =>
      ada.request('POST', '/actions/run', { body: { connectionId: connection.json().id, action, items: [{}] } });
    expect((await run('fly')).json().error.message).toMatch(/no action "fly".*send-email/);
    expect((await run('send-email')).statusCode).toBe(202);
  });
});

describe('a connection', () => {
  it('never gives its secrets back', async () => {
    const made = await ada.request('POST', '/connections', {
      body: {
        name: 'Secret',
        credentialType: 'sendGridApi',
        data: { apiKey: 'top-secret-value', webhookPublicKey: 'pem' },
      },
    });
    expect(made.json()).toMatchObject({ connector: 'sendgrid', isSandbox: false });
    const changed = await ada.request('PATCH', `/connections/${made.json().id}`, {
      body: { name: 'Renamed', data: { apiKey: 'other-secret-value' } },
    });
    const list = await ada.request('GET', '/connections');
    for (const { body } of [made, changed, list]) expect(body).not.toMatch(/secret-value|sealed|pem/);
    expect(list.body).toContain('Renamed');
  });

  it('takes addresses only as origins', async () => {
    const answer = await ada.request('POST', '/connections', {
      body: { name: 'x', credentialType: 'y', data: {}, origins: { 'https://a.example': 'javascript:alert(1)' } },
    });
    expect(answer.statusCode).toBe(400);
  });
});

describe('a lead', () => {
  it('is edited over the version that was read, each field with its source', async () => {
    const [written] = await hub.store.leads.write(ada.id, [
      {
        lead: {
          id: 'lead_1',
          fields: { email: 'old@b.example', firstName: 'Ada' },
          provenance: {},
          status: 'new',
          emailStatus: 'valid',
          score: null,
          tags: [],
          companyId: null,
          links: [],
        },
        identityKeys: ['email:old@b.example'],
        expectedVersion: null,
        timeline: [],
      },
    ]);
    expect(written?.ok).toBe(true);
    const edit = (body: object) => ada.request('PATCH', '/leads/lead_1', { body });
    const edited = await edit({
      version: 1,
      fields: { email: 'New@B.example ', firstName: null },
      tags: ['vip', 'vip'],
    });
    expect(edited.json()).toMatchObject({
      fields: { email: 'new@b.example' },
      provenance: { email: { source: 'user', confidence: 1 } },
      emailStatus: 'unverified',
      tags: ['vip'],
      version: 2,
    });
    expect(edited.json().fields.firstName).toBeUndefined();
    expect((await edit({ version: 1, status: 'working' })).statusCode).toBe(409);
    expect((await edit({ version: 2, fields: { email: 'no address' } })).json().error.code).toBe('invalid_input');
    const { items } = (await ada.request('GET', '/leads/lead_1/timeline')).json();
    expect(items[0]).toMatchObject({ kind: 'edited', source: 'user' });
    expect((await ada.request('GET', '/leads?search=new%40b')).json().total).toBe(1);
  });
});
