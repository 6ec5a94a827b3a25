import type {
  DeadLetter,
  DeadLetterGroup,
  Execution,
  NodeData,
  PageOf,
  RepairItem,
  RepairJob,
  RetryPreview,
  WorkflowDocument,
} from '@leadloom/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CountingServer, startCountingServer } from '../worker/src/testing/counting-server.ts';
import { inARow, manual, type RowStep } from '../worker/src/testing/in-a-row.ts';
import { startSystem, type TestSystem } from './system.ts';

let system: TestSystem;
let outside: CountingServer;
beforeAll(async () => {
  outside = await startCountingServer();
  system = await startSystem({ hasSandbox: false, variables: { LEADLOOM_ALLOWED_ORIGINS: outside.url } });
});
afterAll(async () => {
  await system?.stop();
  await outside?.stop();
});

const call = <T>(method: string, path: string, body?: unknown) => system.api<T>(method, `/api/hub/v1${path}`, body);
const post = (name: string): RowStep => [
  name,
  'httpRequest',
  4.2,
  {
    method: 'POST',
    url: outside.url,
    sendBody: true,
    specifyBody: 'json',
    jsonBody: '={{ JSON.stringify($json) }}',
    options: {},
  },
];
const after: RowStep = [
  'After',
  'set',
  3.4,
  { mode: 'raw', jsonOutput: '={{ { "sent": $json.body, "first": $("Manual").first().json.n } }}', options: {} },
];
const isOver = ({ status }: Execution) => ['success', 'error', 'canceled'].includes(status);

async function save(document: WorkflowDocument): Promise<string> {
  return (await call<{ workflow: { id: string } }>('POST', '/workflows', { document })).workflow.id;
}

async function run(workflowId: string, body: object): Promise<string> {
  return (await call<{ executionId: string }>('POST', `/workflows/${workflowId}/runs`, body)).executionId;
}

async function until(id: string, isSo: (execution: Execution) => boolean = isOver): Promise<Execution> {
  for (;;) {
    const { execution } = await call<{ execution: Execution }>('GET', `/executions/${id}`);
    if (isSo(execution)) return execution;
    if (isOver(execution)) throw new Error(JSON.stringify(execution));
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function itemsOf(executionId: string, node: string): Promise<unknown[]> {
  const { items } = await call<NodeData>('GET', `/executions/${executionId}/node-data?node=${node}`);
  return items.map(({ json }) => json);
}

const repaired = async (id: string): Promise<RepairJob> => {
  for (;;) {
    const job = await call<RepairJob>('GET', `/repairs/${id}`);
    if (job.status !== 'running') return job;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};
const itemsOfJob = async (id: string, outcome: string) =>
  (await call<PageOf<RepairItem>>('GET', `/repairs/${id}/items?outcome=${outcome}`)).items;

describe('a restart from a node', () => {
  it('says first what it would send and what was sent, then goes on with edited items', async () => {
    const workflow = await save(inARow(manual, post('Post'), after));
    const first = await run(workflow, { input: [{ n: 1 }, { n: 2 }] });
    expect(await until(first)).toMatchObject({ status: 'success' });
    expect(outside.requests.map(({ body }) => body).sort()).toEqual(['{"n":1}', '{"n":2}']);

    const preview = await call<RetryPreview>('GET', `/executions/${first}/retry?node=Post`);
    expect(preview).toMatchObject({
      node: 'Post',
      run: 0,
      workflowVersion: 1,
      input: [{ node: 'Manual', run: 0, output: 0, items: 2 }],
      again: [
        { node: 'Post', run: 0 },
        { node: 'After', run: 0 },
      ],
      effects: [{ node: 'Post', type: 'n8n-nodes-base.httpRequest' }],
    });
    const done = { executionId: first, run: 0, method: 'POST', address: `${outside.url}/`, status: 200 };
    expect(preview.effects[0]?.done).toMatchObject([done, done]);
    expect(outside.requests).toHaveLength(2);

    const again = await call<Execution>('POST', `/executions/${first}/retry`, { node: 'Post', items: [{ n: 3 }] });
    expect(again).toMatchObject({ mode: 'retry', retryOf: first });
    expect(await until(again.id)).toMatchObject({ status: 'success' });
    expect(outside.requests.slice(2).map(({ body }) => body)).toEqual(['{"n":3}']);
    expect(await itemsOf(again.id, 'After')).toEqual([{ sent: '{"n":3}', first: 1 }]);
    expect(await itemsOf(again.id, 'Manual')).toEqual([{ n: 1 }, { n: 2 }]);
    expect(await itemsOf(first, 'After')).toHaveLength(2);

    // From what began it: the trigger passes on what it gave then.
    const whole = await call<Execution>('POST', `/executions/${first}/retry`, { node: 'Manual' });
    expect(await until(whole.id)).toMatchObject({ status: 'success' });
    expect(await itemsOf(whole.id, 'Manual')).toEqual([{ n: 1 }, { n: 2 }]);
    expect(outside.requests).toHaveLength(5);
  });

  it('refuses in words what cannot be', async () => {
    const workflow = await save(inARow(manual, ['Stop here', 'stopAndError', 1, { errorMessage: 'no' }], after));
    const failed = await run(workflow, {});
    await until(failed);
    const refusal = (body: object) => call('POST', `/executions/${failed}/retry`, body).catch(String);
    expect(await refusal({ node: 'Nobody' })).toMatch(/did not run in this execution: give the items/);
    expect(await refusal({ node: 'Nobody', items: [{}] })).toMatch(/409.*has no node \\"Nobody\\"/);
    expect(await refusal({ node: 'Manual', run: 7 })).toMatch(/400.*has no run 7/);
    expect(await refusal({ run: -1 })).toMatch(/400/);
    expect(await refusal({ items: 'all' })).toMatch(/400/);
    const given = await call<Execution>('POST', `/executions/${failed}/retry`, {
      node: 'After',
      items: [{ body: 'x' }],
    });
    await until(given.id);
    expect(await itemsOf(given.id, 'After')).toHaveLength(1);
  });
});

describe('many at once', () => {
  it('are retried with the newest version, and those that cannot be are skipped with the reason', async () => {
    const workflow = await save(inARow(manual, ['Stop', 'stopAndError', 1, { errorMessage: 'no' }]));
    const failed = [await run(workflow, { input: [{ n: 1 }] }), await run(workflow, { input: [{ n: 2 }] })];
    for (const id of failed) await until(id);
    const mended = inARow(manual, ['Stop', 'noOp', 1, {}]);
    await call('PUT', `/workflows/${workflow}`, { baseVersion: 1, document: mended });
    const fine = await run(workflow, {});
    await until(fine);

    const job = await call<RepairJob>('POST', '/executions/retries', {
      ids: [...failed, fine, 'ex_gone'],
      usesNewest: true,
    });
    expect(job).toMatchObject({ kind: 'retry', status: 'running', total: 4 });
    expect(await repaired(job.id)).toMatchObject({ status: 'done', outcomes: { begun: 2, skipped: 2 } });
    expect(await itemsOfJob(job.id, 'skipped')).toMatchObject([
      { subject: fine, message: expect.stringContaining('nothing to retry') },
      { subject: 'ex_gone', message: expect.stringContaining('is gone') },
    ]);
    for (const [place, { subject, executionId = '' }] of (await itemsOfJob(job.id, 'begun')).entries()) {
      expect(await until(executionId)).toMatchObject({ status: 'success', retryOf: subject, workflowVersion: 2 });
      expect(await itemsOf(executionId, 'Stop')).toEqual([{ n: place + 1 }]);
    }

    const again = await call<RepairJob>('POST', '/executions/retries', { filter: { workflowId: workflow } });
    expect(await repaired(again.id)).toMatchObject({ outcomes: { skipped: 2 } });
    expect((await itemsOfJob(again.id, 'skipped'))[0]?.message).toContain('retried before, with success');
    expect(await call('POST', '/executions/retries', {}).catch(String)).toMatch(/400.*their `ids`, or a `filter`/);
    expect(await call('POST', '/executions/retries', { filter: { workflowId: 'wf_none' } }).catch(String)).toMatch(
      /404/,
    );
    expect((await call<PageOf<RepairJob>>('GET', '/repairs?kind=retry&limit=1')).items).toMatchObject([
      { id: again.id },
    ]);
    expect(await call('POST', `/repairs/${again.id}/stop`)).toMatchObject({ status: 'done' });
  });
});

describe('a job over many', () => {
  it('goes on after kill -9 of its worker, and begins each retry once', async () => {
    const workflow = await save(inARow(manual, post('Post'), after));
    outside.answer((_request, response) => {
      response.statusCode = 400;
      response.end('{}');
    });
    const failed: string[] = [];
    for (let n = 0; n < 30; n += 1) failed.push(await run(workflow, { input: [{ n }] }));
    for (const id of failed) expect(await until(id)).toMatchObject({ status: 'error' });

    outside.requests.length = 0;
    outside.answer(async (request, response) => {
      await new Promise((resolve) => setTimeout(resolve, 100));
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ body: request.body }));
    });
    const job = await call<RepairJob>('POST', '/executions/retries', { ids: failed });
    await expect.poll(async () => (await itemsOfJob(job.id, 'begun')).length, { interval: 20 }).toBeGreaterThan(2);
    await system.worker.kill();
    expect((await call<RepairJob>('GET', `/repairs/${job.id}`)).status).toBe('running');
    await system.worker.start();

    expect(await repaired(job.id)).toMatchObject({ status: 'done', outcomes: { begun: 30 } });
    const { items } = await call<PageOf<Execution>>('GET', `/executions?workflowId=${workflow}&limit=200`);
    const retries = items.filter(({ retryOf }) => retryOf !== undefined);
    expect(retries).toHaveLength(failed.length);
    expect(new Set(retries.map(({ retryOf }) => retryOf))).toEqual(new Set(failed));
    for (const { id } of retries) await until(id, (one) => isOver(one) || one.status === 'needs_decision');
    const bodies = outside.requests.map(({ body }) => body);
    expect(new Set(bodies).size).toBe(bodies.length);
  }, 120_000);
});

describe('an item that a node fails at', () => {
  /** Passes leads on but those whose number the service does not like; then looks back at what came before. */
  const drawn = () => {
    const document = inARow(manual, ['Leads', 'splitOut', 1, { fieldToSplitOut: 'leads', options: {} }], post('Send'), [
      'Sent',
      'set',
      3.4,
      {
        mode: 'raw',
        jsonOutput: '={{ { "n": JSON.parse($json.body).n, "from": $("Leads").item.json.n } }}',
        options: {},
      },
    ]);
    const [trigger, , send] = document.nodes;
    Object.assign(trigger ?? {}, { type: 'n8n-nodes-base.webhook', typeVersion: 2, webhookId: 'leads' });
    Object.assign(trigger ?? {}, {
      parameters: { httpMethod: 'POST', path: 'leads', responseMode: 'lastNode', options: {} },
    });
    Object.assign(send ?? {}, { leadloom: { setsAside: true } });
    const [, leads] = document.nodes;
    Object.assign(leads ?? {}, { parameters: { fieldToSplitOut: 'body.leads', options: {} } });
    return document;
  };
  const hear = async (leads: unknown[]) => {
    const options = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ leads }),
    };
    expect((await fetch(`${system.hubUrl}/webhook/leads`, options)).status).toBe(200);
  };

  it('is set aside with its cause while the others go on, corrected, and replayed alone', async () => {
    outside.answer((request, response) => {
      const { n } = JSON.parse(request.body) as { n: number };
      response.statusCode = n < 0 ? 422 : 200;
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(n < 0 ? { message: `number "${n}" is not known` } : { body: request.body }));
    });
    const workflow = await save(drawn());
    await call('POST', `/workflows/${workflow}/activate`);
    const before = outside.requests.length;
    await hear([{ n: 1 }, { n: -2 }, { n: 3 }, { n: -4 }]);
    const { items: executions } = await call<PageOf<Execution>>('GET', `/executions?workflowId=${workflow}`);
    const [execution] = executions;
    expect(await until(execution?.id ?? '')).toMatchObject({ status: 'success' });
    expect(await itemsOf(execution?.id ?? '', 'Sent')).toEqual([
      { n: 1, from: 1 },
      { n: 3, from: 3 },
    ]);

    const groups = await call<PageOf<DeadLetterGroup>>('GET', `/dead-letters/groups?workflowId=${workflow}`);
    expect(groups.items).toMatchObject([{ node: 'Send', class: 'data', count: 2 }]);
    const open = `/dead-letters?status=open&workflowId=${workflow}&fingerprint=${groups.items[0]?.fingerprint}`;
    const { items } = await call<PageOf<DeadLetter>>('GET', open);
    expect(items.map(({ item }) => item).sort((a, b) => a - b)).toEqual([1, 3]);
    const letter = items.find(({ item }) => item === 1);
    const path = `/dead-letters/${letter?.id}`;
    expect(await call('GET', path)).toMatchObject({ deadLetter: letter, data: { json: { n: -2 } } });
    await call('PATCH', path, { json: { n: 20 } });

    const job = await call<RepairJob>('POST', '/dead-letters/replays', { ids: [letter?.id] });
    expect(await repaired(job.id)).toMatchObject({ kind: 'dead-letters', status: 'done', outcomes: { begun: 1 } });
    const { deadLetter } = await call<{ deadLetter: DeadLetter }>('GET', path);
    expect(deadLetter).toMatchObject({ status: 'replayed', replayedAs: expect.any(String) });
    const replay = deadLetter.replayedAs ?? '';
    expect(await until(replay)).toMatchObject({ status: 'success', retryOf: execution?.id });
    expect(await itemsOf(replay, 'Sent')).toEqual([{ n: 20, from: 20 }]);
    expect(
      outside.requests
        .slice(before)
        .map(({ body }) => body)
        .sort(),
    ).toEqual(['{"n":-2}', '{"n":-4}', '{"n":1}', '{"n":20}', '{"n":3}']);

    const twice = await call<RepairJob>('POST', '/dead-letters/replays', { ids: [letter?.id] });
    expect(await repaired(twice.id)).toMatchObject({ outcomes: { skipped: 1 } });
    expect(await call('PATCH', path, { json: {} }).catch(String)).toMatch(/409.*it was replayed/);
    expect(await call('POST', '/dead-letters/discards', { filter: { workflowId: workflow } })).toEqual({
      discarded: 1,
    });
    expect((await call<PageOf<DeadLetter>>('GET', open)).items).toEqual([]);
    expect(await call('POST', '/dead-letters/discards', {}).catch(String)).toMatch(/400.*`ids`, or a `filter`/);
  });
});

const set = (name: string, json: string): RowStep => [name, 'set', 3.4, { mode: 'raw', jsonOutput: json, options: {} }];

describe('a partial run', () => {
  it('does only what has changed on the way to a node, or begins at one', async () => {
    outside.answer((request, response) => void response.end(request.body));
    const drawn = (end: string) =>
      inARow(manual, post('Post'), set('Middle', '={{ { "m": $json.data } }}'), set('End', end));
    const workflow = await save(drawn('={{ { "old": $json.m } }}'));
    const whole = await run(workflow, { input: [{ n: 5 }] });
    await until(whole);
    const sent = outside.requests.length;

    await call('PUT', `/workflows/${workflow}`, { baseVersion: 1, document: drawn('={{ { "new": $json.m } }}') });
    const toHere = await run(workflow, { reuse: whole, destinationNode: 'End' });
    expect(await until(toHere)).toMatchObject({ status: 'success', mode: 'manual', workflowVersion: 2 });
    expect(await itemsOf(toHere, 'End')).toEqual([{ new: '{"n":5}' }]);
    expect(await itemsOf(toHere, 'Post')).toEqual([{ data: '{"n":5}' }]);
    expect(outside.requests).toHaveLength(sent);
    const { events } = await call<{ events: { type: string }[] }>('GET', `/executions/${toHere}/events`);
    expect(events.filter(({ type }) => type === 'node-started')).toMatchObject([{ node: 'End' }]);
    expect(events.filter(({ type }) => type === 'node-finished')).toHaveLength(4);

    const fromHere = await run(workflow, { reuse: whole, startNode: 'Middle', input: [{ data: 'given' }] });
    await until(fromHere);
    expect(await itemsOf(fromHere, 'End')).toEqual([{ new: 'given' }]);
    expect(outside.requests).toHaveLength(sent);

    const refused = (body: object) => run(workflow, body).catch(String);
    expect(await refused({ reuse: whole })).toMatch(/400.*to which node to run/);
    expect(await refused({ reuse: 'ex_none', destinationNode: 'End' })).toMatch(/404/);
    const other = await save(drawn('={{ {} }}'));
    expect(await run(other, { reuse: whole, destinationNode: 'End' }).catch(String)).toMatch(/409.*another workflow/);
  });
});

describe('a waiting execution', () => {
  it('goes on with another version where that fits', async () => {
    const wait: RowStep = ['Wait', 'wait', 1.1, { resume: 'webhook', options: {} }];
    const drawn = (lead: string, end: string) => inARow(manual, set('Lead', lead), wait, set('End', end));
    const workflow = await save(drawn('{"a": 1}', '{"v": 1}'));
    const id = await run(workflow, {});
    await until(id, ({ status }) => status === 'waiting');
    await call('PUT', `/workflows/${workflow}`, { baseVersion: 1, document: drawn('{"a": 1}', '{"v": 2}') });
    await call('PUT', `/workflows/${workflow}`, { baseVersion: 2, document: drawn('{"a": 9}', '{"v": 3}') });

    expect(await call('GET', `/executions/${id}/version`)).toMatchObject({
      version: 3,
      fits: false,
      findings: [{ code: 'done_node_changed', node: 'Lead' }],
    });
    expect(await call('PUT', `/executions/${id}/version`, { version: 3 }).catch(String)).toMatch(
      /409.*another in this version/,
    );
    expect(await call('GET', `/executions/${id}/version?version=2`)).toEqual({ version: 2, fits: true, findings: [] });
    expect(await call('PUT', `/executions/${id}/version`, { version: 2 })).toMatchObject({
      workflowVersion: 2,
      status: 'waiting',
    });
    await call('PUT', `/executions/${id}/wait`, { until: '2020-01-01T00:00:00Z' });
    expect(await until(id)).toMatchObject({ status: 'success', workflowVersion: 2 });
    expect(await itemsOf(id, 'End')).toEqual([{ v: 2 }]);
    expect(await call('PUT', `/executions/${id}/version`, { version: 3 }).catch(String)).toMatch(/409.*does not wait/);
  });
});

describe('a replay on another version', () => {
  it('sends nothing, and tells where outputs differ', async () => {
    outside.answer((request, response) => void response.end(`answer ${request.body}`));
    const drawn = (middle: string, path = '') => {
      const document = inARow(manual, post('Post'), set('Middle', middle), ['End', 'noOp', 1, {}]);
      document.nodes[1]!.parameters = { ...document.nodes[1]?.parameters, url: outside.url + path };
      return document;
    };
    const workflow = await save(drawn('={{ { "m": $json.data } }}'));
    const ids = [await run(workflow, { input: [{ n: 1 }] }), await run(workflow, { input: [{ n: 2 }] })];
    for (const id of ids) await until(id);
    const sent = outside.requests.length;
    const replay = async (body: object) => {
      const job = await call<RepairJob>('POST', `/workflows/${workflow}/replays`, body);
      return repaired(job.id);
    };

    await call('PUT', `/workflows/${workflow}`, {
      baseVersion: 1,
      document: drawn('={{ { "m": $json.data + "!" } }}'),
    });
    await call('PUT', `/workflows/${workflow}`, {
      baseVersion: 2,
      document: drawn('={{ { "m": $json.data } }}', '/new'),
    });
    expect(await replay({ version: 1 })).toMatchObject({ kind: 'replay', status: 'done', outcomes: { same: 2 } });
    const second = await replay({ version: 2, last: 1 });
    expect(second).toMatchObject({ total: 1, outcomes: { different: 1 } });
    const [item] = await itemsOfJob(second.id, 'different');
    expect(item).toMatchObject({
      subject: ids[1],
      report: {
        before: 'success',
        after: 'success',
        sameNodes: 2,
        nodes: [
          { node: 'Middle', outcome: 'different', at: '0.0.0.m' },
          { node: 'End', outcome: 'different', at: '0.0.0.m' },
        ],
      },
    });
    const newest = await replay({});
    const [blocked] = await itemsOfJob(newest.id, 'different');
    expect(blocked?.report).toMatchObject({
      after: 'error',
      error: expect.stringContaining(`would be sent: POST ${outside.url}/new`),
    });
    expect(outside.requests).toHaveLength(sent);
  });
});
