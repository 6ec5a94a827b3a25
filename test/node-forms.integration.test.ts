import type { Connection, ExpressionResult, NodeOptions, PageOf, WorkflowWithDocument } from '@leadloom/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSystem, type TestSystem } from './system.ts';

let system: TestSystem;
let connections: Connection[];
beforeAll(async () => {
  system = await startSystem();
  connections = (await system.api<PageOf<Connection>>('GET', '/api/hub/v1/connections?limit=100')).items;
}, 240_000);
afterAll(() => system?.stop());

const credentialsFor = (...types: string[]) =>
  Object.fromEntries(
    connections
      .filter(({ credentialType }) => types.includes(credentialType))
      .map(({ id, name, credentialType }) => [credentialType, { id, name }]),
  );

const ask = (type: string, body: object) =>
  system.api<NodeOptions>('POST', `/api/hub/v1/node-types/n8n-nodes-base.${type}/options`, body);

describe('what a form asks the vendor', () => {
  it('is asked by the node itself: a list to search in', async () => {
    const question = {
      version: 2.3,
      parameters: { authentication: 'accessToken', select: 'channel' },
      credentials: credentialsFor('slackApi'),
      kind: 'list',
      method: 'getChannels',
      path: 'channelId',
    };
    const { options, error } = await ask('slack', question);
    expect(error).toBeNull();
    expect(options.length).toBeGreaterThan(0);
    const [first] = options;
    const found = await ask('slack', { ...question, filter: first?.name });
    expect(found.options).toContainEqual(expect.objectContaining({ value: first?.value }));
    expect((await ask('slack', { ...question, filter: 'no such channel' })).options).toEqual([]);
  });

  it('is asked with the account that was chosen, whose secret comes in no answer', async () => {
    const credentials = credentialsFor('hubspotAppToken');
    const question = {
      version: 2.2,
      parameters: { authentication: 'appToken', resource: 'contact', operation: 'get' },
      credentials,
      kind: 'options',
      method: 'getContactProperties',
      path: 'additionalFields.properties',
    };
    const given = await ask('hubspot', question);
    expect(given).toMatchObject({ error: null });
    expect(given.options).toContainEqual(expect.objectContaining({ value: 'email' }));
    expect(JSON.stringify(given)).not.toContain('pat-');
    const without = await ask('hubspot', { ...question, credentials: {} });
    expect(without).toMatchObject({ options: [], error: expect.stringMatching(/credential/i) });
  });

  it('says what is wrong where it cannot be asked', async () => {
    const question = { version: 2.2, parameters: {}, kind: 'options', method: 'constructor', path: 'x' };
    expect(await ask('hubspot', question)).toMatchObject({ options: [], error: expect.stringContaining('no method') });
    await expect(ask('hubspot', { ...question, version: 99 })).rejects.toThrow(/not_found/);
    await expect(ask('noSuchNode', question)).rejects.toThrow(/not_found/);
  });
});

describe('expressions that are tried', () => {
  const document = {
    nodes: [
      { name: 'Start', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, position: [0, 0], parameters: {} },
      {
        name: 'People',
        type: 'n8n-nodes-base.code',
        typeVersion: 2,
        position: [200, 0],
        parameters: { jsCode: "return [{json: {name: 'Ada', tags: ['a', 'b']}}, {json: {name: 'Bo', tags: []}}]" },
      },
      {
        name: 'Keep',
        type: 'n8n-nodes-base.set',
        typeVersion: 3.4,
        position: [400, 0],
        parameters: { includeOtherFields: true },
      },
      { name: 'After', type: 'n8n-nodes-base.noOp', typeVersion: 1, position: [600, 0], parameters: {} },
    ],
    connections: {
      Start: { main: [[{ node: 'People', type: 'main', index: 0 }]] },
      People: { main: [[{ node: 'Keep', type: 'main', index: 0 }]] },
      Keep: { main: [[{ node: 'After', type: 'main', index: 0 }]] },
    },
  };
  const all = [
    '={{ $json.name }}',
    '=Hello {{ $json.name.toUpperCase() }}, {{ $json.tags.length }}',
    "={{ $('People').item.json.tags }}",
    '={{ $now.isValid }}',
    '={{ $json.nothing }}',
    "={{ $('Nobody').item.json.x }}",
    '={{ $json.name. }}',
  ];
  let workflowId: string;
  let executionId: string;
  const tried = async (body: object) =>
    (await system.api<{ results: ExpressionResult[] }>('POST', `/api/hub/v1/workflows/${workflowId}/expressions`, body))
      .results;

  beforeAll(async () => {
    const saved = await system.api<WorkflowWithDocument>('POST', '/api/hub/v1/workflows', { document });
    workflowId = saved.workflow.id;
    ({ executionId } = await system.api<{ executionId: string }>('POST', `/api/hub/v1/workflows/${workflowId}/runs`, {
      wait: true,
    }));
  });

  it('give what they would give for that item of that run', async () => {
    const results = await tried({ node: 'After', executionId, itemIndex: 0, expressions: all });
    expect(results.map(({ value }) => value)).toEqual([
      'Ada',
      'Hello ADA, 2',
      ['a', 'b'],
      true,
      undefined,
      undefined,
      undefined,
    ]);
    const second = await tried({ node: 'After', executionId, itemIndex: 1, expressions: all.slice(0, 3) });
    expect(second.map(({ value }) => value)).toEqual(['Bo', 'Hello BO, 0', []]);
  });

  it('say why they give nothing', async () => {
    const [reference, syntax] = await tried({ node: 'After', executionId, expressions: all.slice(5) });
    expect(reference?.error).toMatch(/doesn't exist/);
    expect(syntax?.error).toMatch(/syntax/i);
  });

  it('see the document as it is drawn now, and pinned data without a run', async () => {
    const drawn = { ...document, pinData: { Keep: [{ json: { name: 'Pinned' } }] } };
    const [value] = await tried({ document: drawn, node: 'After', expressions: ['={{ $json.name }}'] });
    expect(value).toEqual({ value: 'Pinned', error: null });
    await expect(tried({ node: 'Nobody', expressions: ['={{ 1 }}'] })).rejects.toThrow(/invalid_input/);
    await expect(tried({ node: 'After', executionId: 'ex_gone', expressions: ['={{ 1 }}'] })).rejects.toThrow(
      /not_found/,
    );
  });
});
