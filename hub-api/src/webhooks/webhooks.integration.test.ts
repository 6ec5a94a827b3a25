import { generateKeyPairSync, sign } from 'node:crypto';
import { workflowIds } from '@leadloom/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startHub, type TestHub, type TestWorkspace } from '../testing/start-hub.ts';

let hub: TestHub;
let ada: TestWorkspace;
beforeAll(async () => {
  hub = await startHub();
  ada = await hub.addWorkspace('Ada');
});
afterAll(() => hub.stop());

const trigger = (type: string, parameters: object) => ({
  name: 'Start',
  type: `n8n-nodes-base.${type}`,
  typeVersion: 1,
  position: [0, 0],
  parameters,
});
const create = async (node: object) => {
  const document = { nodes: [node], connections: {} };
  return String((await ada.request('POST', '/workflows', { body: { document } })).json().workflow.id);
};
const activate = (id: string) => ada.request('POST', `/workflows/${id}/activate`);

/** Plays the worker: answers the newest request of the inbox once its run exists. */
async function answerAs(workflowId: string, answer: { status: number; headers: Record<string, string>; body: string }) {
  for (;;) {
    const { items } = await hub.store.executions.list(ada.id, { workflowId });
    const start = items[0] === undefined ? null : await hub.store.executions.getStart(ada.id, items[0].id);
    const requestId = start?.webhookRequestId;
    if (requestId !== undefined && items[0] !== undefined) {
      await hub.store.webhookAnswers.put(ada.id, requestId, { ...answer, body: Buffer.from(answer.body) });
      return { execution: items[0], entry: await hub.store.inbox.get(ada.id, requestId) };
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
}

describe('a webhook of a workflow', () => {
  it('keeps the request as it came, starts the run, and answers as the workflow says', async () => {
    const id = await create(trigger('webhook', { path: 'orders/:kind', httpMethod: 'POST' }));
    expect((await activate(id)).json()).toMatchObject({ active: true, activeVersion: 1 });
    expect((await ada.request('GET', `/workflows/${id}/triggers`)).json().items).toEqual([
      {
        node: 'Start',
        kind: 'webhook',
        requests: [{ method: 'POST', url: expect.stringMatching(/^http.*\/webhook\/orders\/:kind$/) }],
        nextTimes: [],
        lastAt: null,
        error: null,
        heldBack: 0,
      },
    ]);
    const calling = ada.request('POST', '/webhook/orders/new?a=1&a=2', {
      key: null,
      headers: {
        'content-type': 'application/json',
        authorization: 'Bearer for-the-workflow',
        origin: 'https://shop.example',
      },
      body: '{ "raw":  true }',
    });
    const { execution, entry } = await answerAs(id, {
      status: 201,
      headers: { 'content-type': 'text/html', 'set-cookie': 'leadloom_session=evil', 'x-own': 'yes' },
      body: '<script>1</script>',
    });
    const answer = await calling;
    expect(answer.statusCode).toBe(201);
    expect(answer.body).toBe('<script>1</script>');
    expect(answer.headers).toMatchObject({ 'content-type': 'text/html', 'x-own': 'yes' });
    expect(answer.headers['content-security-policy']).toMatch(/^sandbox (?!.*allow-same-origin)/);
    expect(answer.headers['set-cookie']).toBeUndefined();

    expect(execution).toMatchObject({ mode: 'webhook', workflowId: id });
    expect(entry).toMatchObject({ node: 'Start', executionId: execution.id });
    expect(entry?.request).toMatchObject({
      method: 'POST',
      params: { kind: 'new' },
      query: { a: ['1', '2'] },
      headers: { authorization: 'Bearer for-the-workflow' },
    });
    expect(Buffer.from(entry?.request.body ?? []).toString()).toBe('{ "raw":  true }');
    const run = await hub.app.services.temporal.workflow.getHandle(workflowIds.run(execution.id)).describe();
    expect(run.status.name).toBe('RUNNING');
  });

  it('takes only its own methods, and nothing once it is off', async () => {
    const id = await create(trigger('webhook', { path: 'once', httpMethod: 'PUT' }));
    const call = (method: 'GET' | 'PUT') => ada.request(method, '/webhook/once', { key: null });
    expect((await call('PUT')).json().error.message).toMatch(/Activate the workflow/);
    await activate(id);
    expect((await call('GET')).json().error.message).toMatch(/takes PUT, not GET/);
    const preflight = await ada.request('OPTIONS', '/webhook/once', {
      key: null,
      headers: { origin: 'https://a.example' },
    });
    expect(preflight.headers['access-control-allow-methods']).toBe('OPTIONS, PUT');
    await ada.request('POST', `/workflows/${id}/deactivate`);
    expect((await call('PUT')).statusCode).toBe(404);
  });

  it('has its path to itself', async () => {
    await activate(await create(trigger('webhook', { path: 'taken' })));
    const second = await activate(await create(trigger('webhook', { path: 'taken' })));
    expect(second.statusCode).toBe(409);
    expect(second.json().error.message).toContain('GET /webhook/taken');
  });
});

describe('a schedule', () => {
  it('is a Temporal Schedule in the zone of the workflow while the workflow is active', async () => {
    const rule = { interval: [{ field: 'cronExpression', expression: '0 8 * * 1-5' }] };
    const node = trigger('scheduleTrigger', { rule });
    const document = { nodes: [node], connections: {}, settings: { timezone: 'Europe/Berlin' } };
    const { id } = (await ada.request('POST', '/workflows', { body: { document } })).json().workflow;
    expect((await activate(id)).statusCode).toBe(200);
    expect((await activate(id)).statusCode).toBe(200);
    const scheduleId = workflowIds.schedule(id, 'Start', 0);
    const { spec } = await hub.app.services.temporal.schedule.getHandle(scheduleId).describe();
    expect(spec.timezone).toBe('Europe/Berlin');
    const [told] = (await ada.request('GET', `/workflows/${id}/triggers`)).json().items;
    expect(told).toMatchObject({ node: 'Start', kind: 'schedule', requests: [] });
    expect(told.nextTimes).toHaveLength(3);
    await ada.request('DELETE', `/workflows/${id}`);
    await expect(hub.app.services.temporal.schedule.getHandle(scheduleId).describe()).rejects.toThrow();
  });

  it('says which triggers cannot be turned on', async () => {
    const never = await activate(await create(trigger('scheduleTrigger', { rule: { interval: [] } })));
    expect(never.json().error).toMatchObject({ code: 'invalid_input', details: { nodes: ['Start'] } });
    const manual = await activate(await create(trigger('manualTrigger', {})));
    expect(manual.statusCode).toBe(400);
  });
});

describe('reports of SendGrid', () => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const webhookPublicKey = publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
  const connect = async () => {
    const body = { name: 'Mail', credentialType: 'sendGridApi', data: { apiKey: 'k', webhookPublicKey } };
    return String((await ada.request('POST', '/connections', { body })).json().id);
  };
  const report = (id: string, events: object[], { forged = false } = {}) => {
    const body = `${JSON.stringify(events)}\r\n`;
    const timestamp = `${Math.floor(Date.now() / 1000)}`;
    const signature = sign('sha256', Buffer.from(timestamp + body), privateKey).toString('base64');
    return ada.request('POST', `/hooks/sendgrid/${id}`, {
      key: null,
      headers: {
        'content-type': 'application/json',
        'x-twilio-email-event-webhook-signature': signature,
        'x-twilio-email-event-webhook-timestamp': timestamp,
      },
      body: forged ? body.replace('bounce', 'opened') : body,
    });
  };

  it('change message and suppressions, once, whatever their order', async () => {
    const id = await connect();
    const campaign = await hub.store.campaigns.create(ada.id, {
      name: 'c',
      connectionId: id,
      fromEmail: 'a@b.example',
      fromName: 'A',
      subject: 's',
      body: 'b',
    });
    const { message } = await hub.store.messages.reserve(ada.id, {
      campaignId: campaign.id,
      leadId: 'lead_1',
      step: 1,
      reservedBy: 'test',
      to: 'gone@b.example',
      subject: 's',
    });
    await hub.store.messages.confirm(ada.id, message.id, 'vendor-1');
    const at = Math.floor(Date.now() / 1000);
    const base = { email: 'Gone@b.example', timestamp: at };
    const events = [
      {
        ...base,
        event: 'bounce',
        type: 'bounce',
        reason: '550 unknown',
        sg_event_id: 'e2',
        leadloom_message_id: message.id,
      },
      { ...base, event: 'processed', sg_event_id: 'e1', sg_message_id: 'vendor-1.filter.0' },
      { ...base, email: 'angry@b.example', event: 'spamreport', sg_event_id: 'e3' },
      { ...base, email: 'busy@b.example', event: 'bounce', type: 'blocked', sg_event_id: 'e4' },
    ];
    expect((await report(id, events)).statusCode).toBe(202);
    expect((await report(id, events)).statusCode).toBe(202);
    expect(await hub.store.messages.get(ada.id, message.id)).toMatchObject({
      status: 'bounced',
      reason: '550 unknown',
    });
    expect(await hub.store.outreachEvents.listOfMessage(ada.id, message.id)).toHaveLength(2);
    const list = (await ada.request('GET', '/suppressions')).json();
    expect(list.items.map(({ value, reason }: { value: string; reason: string }) => [value, reason]).sort()).toEqual([
      ['angry@b.example', 'complained'],
      ['gone@b.example', 'bounced'],
    ]);
    expect((await hub.store.leads.timeline(ada.id, 'lead_1')).total).toBe(2);
  });

  it('are refused when a byte was changed, or nobody signed them', async () => {
    const id = await connect();
    const events = [{ email: 'x@b.example', timestamp: 1, event: 'bounce', sg_event_id: 'f1' }];
    expect((await report(id, events, { forged: true })).json().error).toMatchObject({
      code: 'unauthorized',
      details: { verdict: 'wrong_signature' },
    });
    const unsigned = await ada.request('POST', `/hooks/sendgrid/${id}`, { key: null, body: events });
    expect(unsigned.json().error.details.verdict).toBe('missing_signature');
    expect((await report('con_unknown', events)).statusCode).toBe(404);
  });
});
