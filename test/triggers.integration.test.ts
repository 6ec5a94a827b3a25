import type {
  Connection,
  Execution,
  NodeData,
  PageOf,
  WorkflowDocument,
  WorkflowTrigger,
  WorkflowWithDocument,
} from '@leadloom/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FeedServer, startFeedServer } from './feed-server.ts';
import { startSystem, type TestSystem } from './system.ts';

type Step = [name: string, type: string, typeVersion: number, parameters: object, more?: object];

const everySecond = { item: [{ mode: 'custom', cronExpression: '* * * * * *' }] };

let system: TestSystem;
let feed: FeedServer;

beforeAll(async () => {
  feed = await startFeedServer();
  system = await startSystem({ variables: { LEADLOOM_ALLOWED_ORIGINS: feed.url } });
}, 300_000);
afterAll(async () => {
  await system?.stop();
  await feed?.stop();
});

const api = <T>(method: string, path: string, body?: unknown) => system.api<T>(method, `/api/hub/v1${path}`, body);

/** Nodes in a row. */
function row(name: string, steps: Step[], settings: object = {}): WorkflowDocument {
  return {
    name,
    nodes: steps.map(([node, type, typeVersion, parameters, more], index) => ({
      name: node,
      type: `n8n-nodes-base.${type}`,
      typeVersion,
      position: [index * 200, 0],
      parameters: parameters as Record<string, unknown>,
      ...more,
    })),
    connections: Object.fromEntries(
      steps.slice(1).map(([node], index) => [steps[index]?.[0] ?? '', { main: [[{ node, type: 'main', index: 0 }]] }]),
    ),
    settings: { executionOrder: 'v1', ...settings },
  };
}

async function store(document: WorkflowDocument): Promise<string> {
  return (await api<WorkflowWithDocument>('POST', '/workflows', { document })).workflow.id;
}
const activate = (id: string) => api('POST', `/workflows/${id}/activate`);
const deactivate = (id: string) => api('POST', `/workflows/${id}/deactivate`);

async function triggerOf(id: string, node: string): Promise<WorkflowTrigger> {
  const { items } = await api<{ items: WorkflowTrigger[] }>('GET', `/workflows/${id}/triggers`);
  const found = items.find((trigger) => trigger.node === node);
  if (found === undefined) throw new Error(`no trigger ${node}`);
  return found;
}

/** Runs of a workflow, oldest first. */
async function runsOf(id: string): Promise<Execution[]> {
  return (await api<PageOf<Execution>>('GET', `/executions?workflowId=${id}&limit=200`)).items.toReversed();
}

/** What a node gave in all runs that have ended well, in order. */
async function given(id: string, node: string): Promise<Record<string, unknown>[]> {
  const ended = (await runsOf(id)).filter(({ status }) => status === 'success');
  const pages = await Promise.all(
    ended.map((run) => api<NodeData>('GET', `/executions/${run.id}/node-data?node=${encodeURIComponent(node)}`)),
  );
  return pages.flatMap(({ items }) => items.map(({ json }) => json as Record<string, unknown>));
}

async function until<T>(look: () => Promise<T>, isThere: (seen: T) => boolean): Promise<T> {
  for (;;) {
    const seen = await look();
    if (isThere(seen)) return seen;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

const keep: Step = ['Keep', 'noOp', 1, {}];
const listeners = () => Promise.resolve(feed.listeners());
let errorWorkflow: string;
let news: string;
let stream: string;

describe('a trigger that polls', () => {
  it('refuses the activation when it cannot be asked, in the words of what answered', async () => {
    errorWorkflow = await store(row('Alarm', [['On error', 'errorTrigger', 1, {}]]));
    await activate(errorWorkflow);
    const rss: Step = ['News', 'rssFeedReadTrigger', 1, { feedUrl: `${feed.url}/feed`, pollTimes: everySecond }];
    news = await store(row('News', [rss, keep], { errorWorkflow }));
    stream = await store(row('Stream', [['Stream', 'sseTrigger', 1, { url: `${feed.url}/events` }], keep]));
    feed.fail({ status: 403, text: 'go away' });
    await expect(activate(news)).rejects.toThrow(/answered 400: .*\\"News\\" cannot be turned on: .*403/);
    expect((await triggerOf(news, 'News')).error?.message).toMatch(/403/);
    expect(await runsOf(errorWorkflow)).toEqual([]);
    feed.fail(null);
  });

  it('begins with what comes after the activation, and outlives its worker: nothing is lost, nothing doubled', async () => {
    feed.publish('old');
    await activate(news);
    await activate(stream);
    expect(feed.listeners()).toBe(1);
    const titles = async () => (await given(news, 'Keep')).map(({ title }) => title);
    const numbers = async () => (await given(stream, 'Keep')).map(({ number }) => number);
    feed.publish('one');
    feed.send({ number: 1 });
    await until(titles, (seen) => seen.length > 0);
    await until(numbers, (seen) => seen.length > 0);

    // Killed as soon as it has the answer: what is in it has begun nothing yet, or is just about to.
    const { promise: isAnswered, resolve } = Promise.withResolvers<void>();
    feed.onceAnswered(resolve);
    feed.publish('two');
    await isAnswered;
    await system.worker.kill();
    await until(listeners, (count) => count === 0);
    await system.worker.start();
    await until(listeners, (count) => count > 0);
    feed.publish('three');
    feed.send({ number: 2 });
    expect(await until(titles, (seen) => seen.includes('three'))).toEqual(['one', 'two', 'three']);
    expect(await until(numbers, (seen) => seen.includes(2))).toEqual([1, 2]);

    const trigger = await triggerOf(news, 'News');
    expect(trigger).toMatchObject({ kind: 'poll', error: null });
    expect(trigger.nextTimes).toHaveLength(3);
    expect(trigger.lastAt).not.toBeNull();
  });

  it('shows a later fault and runs the error workflow', async () => {
    feed.fail({ status: 500, text: 'broken' });
    const [first] = await until(
      () => given(errorWorkflow, 'On error'),
      (seen) => seen.length > 0,
    );
    expect(first).toEqual({
      trigger: { error: expect.objectContaining({ message: expect.stringContaining('500') }), mode: 'trigger' },
      workflow: { id: news, name: 'News' },
    });
    expect((await triggerOf(news, 'News')).error?.message).toMatch(/500/);
    feed.fail(null);
    await until(
      () => triggerOf(news, 'News'),
      ({ error }) => error === null,
    );
    await deactivate(news);
    expect((await triggerOf(news, 'News')).nextTimes).toEqual([]);
  });

  it('asks a CRM through its connection', async () => {
    const { items } = await api<PageOf<Connection>>('GET', '/connections?limit=100');
    const id = items.find(({ credentialType }) => credentialType === 'salesforceOAuth2Api')?.id;
    const credentials = { credentials: { salesforceOAuth2Api: { id, name: 'Salesforce' } } };
    const asks = { triggerOn: 'leadCreated', pollTimes: everySecond };
    const crm = await store(row('CRM', [['New lead', 'salesforceTrigger', 1, asks, credentials]]));
    await activate(crm);
    const lead = { resource: 'lead', operation: 'create', company: 'Analytical Engines', lastname: 'Lovelace' };
    const adding = await store(
      row('Add', [
        ['Manual', 'manualTrigger', 1, {}],
        ['Add', 'salesforce', 1, lead, credentials],
      ]),
    );
    await api('POST', `/workflows/${adding}/runs`, { wait: true });
    const leads = await until(
      () => given(crm, 'New lead'),
      (seen) => seen.length > 0,
    );
    expect(leads).toEqual([expect.objectContaining({ LastName: 'Lovelace', Company: 'Analytical Engines' })]);
    await deactivate(crm);
  });

  it('asks this hub for new leads', async () => {
    const hub = {
      type: 'n8n-nodes-leadloom.leadTrigger',
      credentials: { leadloomApi: { id: 'leadloom-hub', name: 'Leadloom hub' } },
    };
    const leads = await store(row('Leads', [['New lead', '', 1, { pollTimes: everySecond }, hub]]));
    await activate(leads);
    await api('POST', '/leads/match', { items: [{ fields: { email: 'ada@triggers.example' } }] });
    const found = await until(
      () => given(leads, 'New lead'),
      (seen) => seen.length > 0,
    );
    expect(found.map(({ email }) => email)).toEqual(['ada@triggers.example']);
    await deactivate(leads);
  });
});

describe('a trigger that its service calls', () => {
  const token = { 'x-api-token': 'sandbox-pipedrive-api-token', 'content-type': 'application/json' };
  const pipedrive = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const given = { method, headers: token, ...(body && { body: JSON.stringify(body) }) };
    return ((await (await fetch(`${system.sandboxUrl}/pipedrive/api/v1${path}`, given)).json()) as { data: T }).data;
  };
  const registered = () => pipedrive<{ subscription_url: string; http_auth_user: string }[]>('GET', '/webhooks');
  const listens = async (entity: string): Promise<Step> => {
    const { items } = await api<PageOf<Connection>>('GET', '/connections?limit=100');
    const login = items.find(({ credentialType }) => credentialType === 'httpBasicAuth');
    const data = { user: 'crm', password: 'knows-it' };
    const body = { name: 'Calls of the CRM', credentialType: 'httpBasicAuth', data };
    const { id, name } = login ?? (await api<Connection>('POST', '/connections', body));
    const parameters = { authentication: 'apiToken', incomingAuthentication: 'basicAuth', action: 'create', entity };
    const credentials = {
      pipedriveApi: { id: 'sandbox-pipedrive', name: 'Pipedrive' },
      httpBasicAuth: { id, name },
    };
    return ['New', 'pipedriveTrigger', 1.1, parameters, { credentials, webhookId: 'pipedrive-calls' }];
  };

  it('is registered by the activation, called with what it registered, and taken away by the deactivation', async () => {
    const crm = await store(row('CRM calls', [await listens('person'), keep]));
    await activate(crm);
    const [url = '', ...others] = (await registered()).map(({ subscription_url: at }) => at);
    expect(others).toEqual([]);
    expect((await triggerOf(crm, 'New')).requests).toEqual([{ method: 'POST', url }]);
    await activate(crm);
    expect(await registered()).toMatchObject([{ subscription_url: url, http_auth_user: 'crm' }]);

    await pipedrive('POST', '/persons', { name: 'Ada Lovelace' });
    const [event] = await until(
      () => given(crm, 'Keep'),
      (seen) => seen.length > 0,
    );
    expect(event).toMatchObject({ meta: { action: 'create', entity: 'person' }, data: { name: 'Ada Lovelace' } });
    expect((await fetch(url, { method: 'POST', body: '{}', headers: token })).status).toBe(401);

    await deactivate(crm);
    expect(await registered()).toEqual([]);
    expect((await fetch(url, { method: 'POST', body: '{}', headers: token })).status).toBe(404);
  });

  it('refuses the activation in the words of the service', async () => {
    const crm = await store(row('CRM calls', [await listens('nothing-that-is'), keep]));
    await expect(activate(crm)).rejects.toThrow(/answered 400: .*\\"New\\" cannot be turned on: .*must be one of/);
    expect((await triggerOf(crm, 'New')).requests).toEqual([]);
  });
});

describe('a schedule', () => {
  const eachSecond = { rule: { interval: [{ field: 'cronExpression', expression: '* * * * * *' }] } };
  const wait = (unit: string): Step => ['Wait', 'wait', 1.1, { resume: 'timeInterval', amount: 1, unit }];
  const scheduled = (rule: object, schedule: object, ...steps: Step[]) =>
    store(row('Ticks', [['Tick', 'scheduleTrigger', 1.2, rule], ...steps], { leadloom: { schedule } }));

  it('leaves ticks out while a run is going, where that is wished', async () => {
    const id = await scheduled(eachSecond, { overlap: 'skip' }, wait('seconds'));
    await activate(id);
    const runs = await until(
      () => runsOf(id),
      (seen) => seen.filter(({ finishedAt }) => finishedAt !== null).length > 1,
    );
    await deactivate(id);
    const ended = runs.filter(({ finishedAt }) => finishedAt !== null);
    for (const [index, { finishedAt }] of ended.entries())
      expect((finishedAt ?? '') < (runs[index + 1]?.startedAt ?? '9')).toBe(true);
  });

  it('stops the run before for the next tick, where that is wished', async () => {
    const id = await scheduled(eachSecond, { overlap: 'cancel' }, wait('hours'));
    await activate(id);
    const runs = await until(
      () => runsOf(id),
      (seen) => seen.filter(({ status }) => status === 'canceled').length > 1,
    );
    await deactivate(id);
    expect(runs.filter(({ finishedAt }) => finishedAt === null).length).toBeLessThan(2);
  });

  it('makes up for a time that is over', async () => {
    const id = await scheduled({ rule: { interval: [{ triggerAtHour: 6 }] } }, { overlap: 'buffer' });
    const period = { node: 'Tick', from: '2026-03-01T00:00:00Z', to: '2026-03-03T23:00:00Z' };
    await expect(api('POST', `/workflows/${id}/backfill`, period)).rejects.toThrow(/409/);
    await activate(id);
    expect(await api('POST', `/workflows/${id}/backfill`, period)).toEqual({ runs: 3 });
    const ticks = await until(
      () => given(id, 'Tick'),
      (seen) => seen.length > 2,
    );
    const days = ticks.map(({ timestamp }) => timestamp);
    expect(days).toEqual([1, 2, 3].map((day) => `2026-03-0${day}T06:00:00.000+00:00`));
    const long = { ...period, from: '2016-03-01T00:00:00Z' };
    await expect(api('POST', `/workflows/${id}/backfill`, long)).rejects.toThrow(/1000 runs or more/);
    await deactivate(id);
  });

  it('is not turned on with settings that nobody understands', async () => {
    const id = await scheduled({ rule: { interval: [{}] } }, { overlap: 'sometimes' });
    await expect(activate(id)).rejects.toThrow(/settings\.leadloom\.schedule\.overlap/);
  });
});

describe('a trigger that listens', () => {
  it('has one live copy, which a new activation replaces, and which moves when its worker leaves', async () => {
    await activate(stream);
    expect(feed.listeners()).toBe(1);
    await system.worker.stop();
    expect(feed.listeners()).toBe(0);
    await system.worker.start();
    await until(listeners, (count) => count > 0);
    feed.send({ number: 3 });
    await until(
      () => given(stream, 'Keep'),
      (seen) => seen.length > 2,
    );
    const trigger = await triggerOf(stream, 'Stream');
    expect(trigger).toMatchObject({ kind: 'listening', error: null });
    expect(trigger.lastAt).not.toBeNull();
    await deactivate(stream);
    expect(feed.listeners()).toBe(0);
  });

  it('refuses the activation when it cannot listen', async () => {
    const id = await store(row('Queue', [['Queue', 'mqttTrigger', 1, { topics: 'a' }]]));
    await expect(activate(id)).rejects.toThrow(/answered 400: .*cannot be turned on/);
    const { items } = await api<PageOf<{ id: string; active: boolean }>>('GET', '/workflows?active=true&limit=200');
    expect(items.map((workflow) => workflow.id)).not.toContain(id);
  });
});

describe('keys that have come before', () => {
  it('are held back for their time, counted, and answered', async () => {
    const deduplicate = { key: '={{ $json.body.id }}', windowSeconds: 600 };
    const hook: Step = [
      'Hook',
      'webhook',
      2,
      { path: 'orders', httpMethod: 'POST', responseMode: 'lastNode', options: {} },
    ];
    const set: Step = ['Got', 'set', 3.4, { mode: 'raw', jsonOutput: '={{ { "id": $json.body.id } }}', options: {} }];
    const id = await store(row('Orders', [hook, set], { leadloom: { deduplicate } }));
    await activate(id);
    const order = async (body: object) => {
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch(`${system.hubUrl}/webhook/orders`, {
        method: 'POST',
        headers,
        body: JSON.stringify(body),
      });
      return [answer.status, await answer.json()];
    };
    expect(await order({ id: 'a' })).toEqual([200, { id: 'a' }]);
    expect(await order({ id: 'a' })).toEqual([200, { message: expect.stringContaining('come before') }]);
    expect(await order({ id: 7 })).toEqual([200, { id: 7 }]);
    expect(await order({})).toEqual([200, {}]);
    expect(await order({})).toEqual([200, {}]);
    expect(await triggerOf(id, 'Hook')).toMatchObject({ heldBack: 1 });
  });
});
