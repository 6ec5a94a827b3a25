import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { apiPrefix } from '@leadloom/contracts';
import { newId } from '@leadloom/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endpoints } from './routes/index.ts';
import { startHub, type TestHub, type TestWorkspace } from './testing/start-hub.ts';

let hub: TestHub;
let owner: TestWorkspace;
let stranger: TestWorkspace;
/** An id of the owner's for each path parameter, by the first word of the path. */
let ids: Record<string, string>;
let fileId: string;
let columnId: string;

beforeAll(async () => {
  hub = await startHub();
  owner = await hub.addWorkspace('Owner');
  stranger = await hub.addWorkspace('Stranger');
  const { store } = hub;
  const body = { name: 'x', credentialType: 'sendGridApi', data: { apiKey: 'k' } };
  const connection = (await owner.request('POST', '/connections', { body })).json();
  const campaign = (
    await owner.request('POST', '/campaigns', {
      body: {
        name: 'c',
        connectionId: connection.id,
        fromEmail: 'a@b.example',
        fromName: 'A',
        subject: 's',
        body: 'b',
      },
    })
  ).json();
  const suppression = (
    await owner.request('POST', '/suppressions', { body: { value: 'a@b.example', kind: 'email', reason: 'manual' } })
  ).json();
  const apiKey = (
    await owner.request('POST', '/api-keys', { body: { name: 'k', permissions: ['leads:read'] } })
  ).json();
  const job = (
    await owner.request('POST', '/imports?fileName=a.csv', {
      headers: { 'content-type': 'text/csv' },
      body: 'email\na@b.example\n',
    })
  ).json();
  const document = {
    nodes: [{ name: 'Start', type: 'n8n-nodes-base.manualTrigger', position: [0, 0] }],
    connections: {},
  };
  const { workflow } = (await owner.request('POST', '/workflows', { body: { document } })).json();
  const { executionId } = (await owner.request('POST', `/workflows/${workflow.id}/runs`, { body: {} })).json();
  const repair = (await owner.request('POST', '/executions/retries', { body: { ids: [executionId] } })).json();
  const letter = { workflowId: workflow.id, workflowName: 'x', executionId, node: 'Start', run: 0, item: 0, input: 0 };
  const cause = { class: 'data', message: 'no', fingerprint: 'f' } as const;
  await store.deadLetters.put(owner.id, [{ id: newId('dl'), ...letter, ...cause, text: '{"json":{}}' }]);
  const [deadLetterId = ''] = await store.deadLetters.openIds(owner.id, {}, 1);
  const operation = (
    await owner.request('POST', '/leads/match', { body: { items: [{ fields: { email: 'a@b.example' } }] } })
  ).json();
  const lead = { id: newId('lead'), fields: {}, provenance: {}, status: 'new', emailStatus: 'unverified' } as const;
  await store.leads.write(owner.id, [
    {
      lead: { ...lead, score: null, tags: [], companyId: null, links: [] },
      identityKeys: [`import:${randomUUID()}:1`],
      expectedVersion: null,
      timeline: [],
    },
  ]);
  const tag = (await owner.request('POST', '/api/v1/tags', { body: { name: 'mine' } })).json();
  const variable = { key: 'mine', value: 'x' };
  await owner.request('POST', '/api/v1/variables', { body: variable });
  const variables = (await owner.request('GET', '/api/v1/variables')).json();
  const users = (await owner.request('GET', '/api/v1/users')).json();
  const picture = { name: 'a.png', type: 'image/png', writtenFor: executionId };
  fileId = (await store.files.write(owner.id, picture, Readable.from([Buffer.from('png')]))).id;
  await store.runFiles.hold(owner.id, executionId, [fileId]);
  const table = (
    await owner.request('POST', '/data-tables', { body: { name: 't', columns: [{ name: 'a', type: 'string' }] } })
  ).json();
  columnId = table.columns[0].id;
  const [companyId = ''] = await store.companies.upsertMany(owner.id, [{ name: 'X', domain: 'x.example' }]);
  const view = { page: 'leads', name: 'v', query: '', isShared: true };
  const viewId = (await owner.request('POST', '/views', { body: view })).json().id;
  ids = {
    views: viewId,
    'api-keys': apiKey.apiKey.id,
    leads: lead.id,
    companies: companyId,
    operations: operation.id,
    imports: job.id,
    workflows: workflow.id,
    executions: executionId,
    repairs: repair.id,
    'dead-letters': deadLetterId,
    connections: connection.id,
    campaigns: campaign.id,
    suppressions: suppression.id,
    tags: tag.id,
    variables: variables.data[0].id,
    users: users.data[0].id,
    credentials: connection.id,
    'data-tables': table.id,
  };
});
afterAll(() => hub.stop());

const items = [{ fields: { email: 'a@b.example' } }];
const campaign = { name: 'c', fromEmail: 'a@b.example', fromName: 'A', subject: 's', body: 'b' };
const document = { nodes: [], connections: {} };
const oneFilter = { filters: [{ columnName: 'id', condition: 'eq', value: 1 }] };

/** A body that is right in form, for the routes that take one; `id` is that of the owner's connection or campaign. */
const bodies: Record<string, (ids: Record<string, string>) => unknown> = {
  updateView: () => ({ name: 'taken' }),
  updateUser: () => ({ role: 'viewer' }),
  updateLead: () => ({ version: 1, status: 'working' }),
  updateImport: () => ({ tags: ['x'] }),
  updateWorkflow: () => ({ baseVersion: 1, document }),
  editWorkflow: () => ({ baseVersion: 1, operations: [{ op: 'moveNodes', positions: {} }] }),
  describeWorkflowVersion: () => ({ name: 'taken' }),
  runWorkflow: () => ({}),
  decideExecution: () => ({ decision: 'retry' }),
  changeExecutionWait: () => ({ until: '2040-01-01T00:00:00Z' }),
  retryExecution: () => ({}),
  tryExpressions: () => ({ node: 'Start', expressions: ['={{ 1 }}'] }),
  replayExecutions: () => ({}),
  moveExecution: () => ({ version: 1 }),
  correctDeadLetter: () => ({ json: {} }),
  keepExecution: () => ({ isKept: true }),
  setWorkflowRetention: () => ({ rules: null }),
  backfillWorkflow: () => ({ node: 'Start', from: '2026-01-01T00:00:00Z', to: '2026-01-02T00:00:00Z' }),
  decideOperation: () => ({ decision: 'retry' }),
  updateConnection: () => ({ name: 'taken' }),
  updateCampaign: ({ connections }) => ({ ...campaign, connectionId: connections }),
  createCampaign: ({ connections }) => ({ ...campaign, connectionId: connections }),
  sourceLeads: ({ connections }) => ({ connectionId: connections, filters: {}, limit: 1 }),
  enrichLeads: ({ connections }) => ({ items, connectionIds: [connections] }),
  verifyLeads: ({ connections }) => ({ items, connectionIds: [connections] }),
  upsertLeadsToCrm: ({ connections }) => ({ items, connectionId: connections }),
  sendLeadEmails: ({ campaigns }) => ({ items, campaignId: campaigns }),
  updateN8nWorkflow: () => ({ name: 'w', settings: {}, ...document }),
  transferN8nWorkflow: () => ({ destinationProjectId: 'p' }),
  transferN8nCredential: () => ({ destinationProjectId: 'p' }),
  updateN8nTagsOfWorkflow: () => [],
  updateN8nTag: () => ({ name: 'taken' }),
  updateN8nVariable: () => ({ key: 'taken', value: 'x' }),
  updateN8nCredential: () => ({ name: 'taken' }),
  renameDataTable: () => ({ name: 'taken' }),
  addDataTableColumn: () => ({ name: 'b', type: 'string' }),
  insertDataTableRows: () => ({ rows: [{ a: 'x' }] }),
  updateDataTableRows: () => ({ filter: oneFilter, data: { a: 'x' } }),
  deleteDataTableRows: () => ({ filter: oneFilter }),
  updateN8nDataTable: () => ({ name: 'taken' }),
  createN8nDataTableColumn: () => ({ name: 'b', type: 'string' }),
  updateN8nDataTableColumn: () => ({ index: 0 }),
  insertN8nDataTableRows: () => ({ data: [{ a: 'x' }] }),
  updateN8nDataTableRows: () => ({ filter: oneFilter, data: { a: 'x' } }),
  upsertN8nDataTableRow: () => ({ filter: oneFilter, data: { a: 'x' } }),
  runAction: ({ connections }) => ({ connectionId: connections, action: 'send-email', items: [{}] }),
};
const queries: Record<string, string> = {
  compareWorkflowVersions: '?from=1',
  getNodeData: '?node=Start',
  getNodeFields: '?node=Start',
  deleteN8nDataTableRows: `?filter=${encodeURIComponent(JSON.stringify(oneFilter))}`,
};

const everyEndpoint = endpoints.map(({ route }) => ({ route, prefix: route.prefix ?? apiPrefix }));
const urlOf = (prefix: string, path: string, operationId: string) => {
  const area = path.split('/')[1] ?? '';
  return (
    prefix +
    path
      .replace('{id}', ids[area] ?? 'missing')
      .replace('{versionId}', '1')
      .replace('{version}', '1')
      .replace('{columnId}', columnId)
      .replace('{fileId}', fileId) +
    (queries[operationId] ?? '')
  );
};

describe('a second workspace', () => {
  const named = everyEndpoint.filter(
    ({ route }) => route.path.includes('{id}') || bodies[route.operationId] !== undefined,
  );

  it.each(named.map(({ route, prefix }) => [route.operationId, route, prefix] as const))(
    'gets 404 from %s for ids of the first',
    async (operationId, route, prefix) => {
      const body = bodies[operationId]?.(ids);
      const url = urlOf(prefix, route.path, operationId);
      expect(url).not.toContain('missing');
      const answer = await stranger.request(route.method, url, body === undefined ? {} : { body });
      expect(answer.json()).toMatchObject(
        prefix === apiPrefix ? { error: { code: 'not_found' } } : { message: expect.stringMatching(/^There is no /) },
      );
      expect(answer.statusCode).toBe(404);
    },
  );

  it.each(
    named
      .filter(({ route }) => route.method === 'GET')
      .map(({ route, prefix }) => [route.operationId, route, prefix] as const),
  )('while the first gets an answer from %s', async (operationId, route, prefix) => {
    const answer = await owner.request('GET', urlOf(prefix, route.path, operationId));
    // The run that a worker would make has no node data yet and is not over, and nobody listens for a test call.
    const other: Record<string, number> = { getNodeData: 404, getListening: 404, previewRetry: 409, previewMove: 409 };
    expect(answer.statusCode).toBe(other[operationId] ?? 200);
  });

  const lists = endpoints.filter(
    ({ route }) => route.query?.properties['cursor'] !== undefined && !route.path.includes('{'),
  );
  it.each(lists.map(({ route }) => [route.operationId, (route.prefix ?? apiPrefix) + route.path]))(
    'sees nothing of it in %s',
    async (_name, path) => {
      const { body } = await stranger.request('GET', path);
      for (const id of Object.values(ids)) expect(body).not.toContain(id);
    },
  );

  it('cannot import over workflows and connections of the first', async () => {
    const workflow = { ...document, id: ids['workflows'], name: 'mine' };
    const connection = { id: ids['connections'], name: 'mine', type: 'sendGridApi', data: { apiKey: 'k' } };
    for (const [path, body] of [
      ['/workflows/import', workflow],
      ['/connections/import', [connection]],
    ] as const) {
      const { items } = (await stranger.request('POST', path, { body })).json();
      expect(items).toEqual([{ name: 'mine', outcome: 'failed', message: expect.stringContaining('is taken') }]);
    }
    const kept = await owner.request('GET', `/workflows/${ids['workflows']}`);
    expect(kept.json().workflow).toMatchObject({ version: 1, name: 'Imported workflow' });
  });

  it('needs a login for every route but that of the login', async () => {
    for (const { route, prefix } of everyEndpoint) {
      if (route.permission === 'public') continue;
      const answer = await stranger.request(route.method, urlOf(prefix, route.path, route.operationId), { key: null });
      expect([route.operationId, answer.statusCode]).toEqual([route.operationId, 401]);
    }
  });
});
