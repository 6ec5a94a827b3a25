import { createHmac } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from '@hubspot/api-client';
import { FilterOperatorEnum } from '@hubspot/api-client/lib/codegen/crm/contacts/index.js';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type RunningSandbox, startSandbox } from '../../index.ts';
import { sandboxCredentials } from '../../server/credentials.ts';

const credentials = sandboxCredentials.hubspot;
let sandbox: RunningSandbox;

function connect(url = sandbox.url): Client {
  return new Client({ accessToken: credentials.accessToken, basePath: `${url}/hubspot`, numberOfApiCallRetries: 0 });
}

async function control(method: string, path: string, body?: unknown): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  await fetch(`${sandbox.url}/_control/hubspot/${path}`, {
    method,
    headers,
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
}

/** For what the SDK has no method for: dated paths, and answers whose status matters. */
async function call(
  method: string,
  path: string,
  body?: unknown,
): Promise<{ status: number; headers: Headers; body: Record<string, unknown> }> {
  const headers = { authorization: `Bearer ${credentials.accessToken}`, 'content-type': 'application/json' };
  const answer = await fetch(`${sandbox.url}/hubspot${path}`, {
    method,
    headers,
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await answer.text();
  return {
    status: answer.status,
    headers: answer.headers,
    body: text ? (JSON.parse(text) as Record<string, unknown>) : {},
  };
}

const byEmail = (value: string) => ({
  filterGroups: [{ filters: [{ propertyName: 'email', operator: FilterOperatorEnum.Eq, value }] }],
  properties: ['email', 'firstname'],
});

beforeAll(async () => {
  sandbox = await startSandbox();
});

afterAll(() => sandbox.close());

beforeEach(async () => {
  await control('DELETE', 'state');
  await control('DELETE', 'faults');
  await control('POST', 'seed', { settings: { searchLagMs: 0, searchLimit: 1000, burstLimit: 10_000 } });
});

test('a contact is created, read, changed and archived', async () => {
  const { basicApi } = connect().crm.contacts;
  const created = await basicApi.create({
    properties: { email: 'Åsa@Nord.Example', firstname: 'Åsa', leadloom_id: 'l-1' },
    associations: [],
  });
  expect(created.properties).toMatchObject({ email: 'åsa@nord.example', firstname: 'Åsa', hs_object_id: created.id });
  await basicApi.update(created.id, { properties: { jobtitle: 'CTO' } });
  const read = await basicApi.getById(
    'l-1',
    ['jobtitle', 'phone', 'nonsense'],
    undefined,
    undefined,
    undefined,
    'leadloom_id',
  );
  expect(read.properties).toMatchObject({ jobtitle: 'CTO', phone: null });
  expect(read.properties).not.toHaveProperty('nonsense');
  await basicApi.archive(created.id);
  await expect(basicApi.getById(created.id)).rejects.toMatchObject({ code: 404 });
  expect((await basicApi.getById(created.id, undefined, undefined, undefined, true)).archived).toBe(true);
});

test('the same e-mail twice is a conflict that names the first contact', async () => {
  const { basicApi } = connect().crm.contacts;
  const first = await basicApi.create({ properties: { email: 'one@dup.example' }, associations: [] });
  await expect(basicApi.create({ properties: { email: 'ONE@dup.example' }, associations: [] })).rejects.toMatchObject({
    code: 409,
    body: { category: 'CONFLICT', message: `Contact already exists. Existing ID: ${first.id}` },
  });
});

test('bad values are all named', async () => {
  const answer = await call('POST', '/crm/v3/objects/contacts', {
    properties: { shoe: '9', email: 'nobody', lifecyclestage: 'Lead', annualrevenue: 'x', createdate: '1' },
  });
  expect(answer).toMatchObject({ status: 400, body: { category: 'VALIDATION_ERROR' } });
  const codes = (answer.body['errors'] as { code: string }[]).map((error) => error.code);
  expect(codes).toEqual([
    'PROPERTY_DOESNT_EXIST',
    'INVALID_EMAIL',
    'INVALID_OPTION',
    'INVALID_LONG',
    'READ_ONLY_VALUE',
  ]);
});

const twoUpserts = (title: string) => ({
  inputs: ['a', 'b'].map((id) => ({
    id,
    idProperty: 'leadloom_id',
    properties: { email: `${id}@batch.example`, jobtitle: title },
  })),
});

test('batches: upsert by our id, reads with gaps, partial creates', async () => {
  const { batchApi } = connect().crm.contacts;
  const first = await batchApi.upsert(twoUpserts('one'));
  const second = await batchApi.upsert(twoUpserts('two'));
  expect([first, second]).toMatchObject([
    { results: [{ _new: true }, { _new: true }] },
    { results: [{ _new: false }, { _new: false }] },
  ]);
  expect(second.results.map((one) => one.id)).toEqual(first.results.map((one) => one.id));
  const read = await call('POST', '/crm/v3/objects/contacts/batch/read', {
    properties: ['jobtitle'],
    inputs: [{ id: first.results[0]?.id }, { id: '1' }],
  });
  expect(read).toMatchObject({
    status: 207,
    body: { numErrors: 1, errors: [{ category: 'OBJECT_NOT_FOUND', context: { ids: ['1'] } }] },
  });
  const traced = ['a', 'c'].map((id) => ({ properties: { email: `${id}@batch.example` }, objectWriteTraceId: id }));
  expect(await call('POST', '/crm/v3/objects/contacts/batch/create', { inputs: traced })).toMatchObject({
    status: 207,
    body: {
      results: [{ properties: { email: 'c@batch.example' } }],
      errors: [{ category: 'CONFLICT', context: { objectWriteTraceId: ['a'] } }],
    },
  });
  const untraced = ['d', 'a'].map((id) => ({ properties: { email: `${id}@batch.example` } }));
  expect(await call('POST', '/crm/v3/objects/contacts/batch/create', { inputs: untraced })).toMatchObject({
    status: 409,
  });
  const all = await connect().crm.contacts.basicApi.getPage(100);
  expect(all.results.map((one) => one.properties['email'])).toEqual([
    'a@batch.example',
    'b@batch.example',
    'c@batch.example',
  ]);
});

test('the dated paths serve the same records', async () => {
  const created = await call('POST', '/crm/objects/2026-03/contacts', { properties: { email: 'dated@path.example' } });
  expect(created.status).toBe(201);
  const upserted = await call('POST', '/crm/objects/2026-09/contacts/batch/upsert', {
    inputs: [{ id: 'x', idProperty: 'leadloom_id', properties: { lastname: 'X' } }],
  });
  expect(upserted).toMatchObject({ status: 200, body: { results: [{ new: true }] } });
  expect(await call('POST', '/crm/objects/2026-03/contacts/search', byEmail('dated@path.example'))).toMatchObject({
    status: 200,
    body: { total: 1 },
  });
  expect((await call('GET', '/crm/objects/2031-03/contacts')).status).toBe(404);
});

test('searches filter, sort and page, and do not see a new record before the lag is over', async () => {
  const { searchApi, batchApi, basicApi } = connect().crm.contacts;
  await batchApi.create({
    inputs: Array.from({ length: 30 }, (_, n) => ({
      properties: { email: `p${n}@find.example`, annualrevenue: `${n}`, company: n % 2 ? 'Odd Ltd' : 'Even GmbH' },
      associations: [],
    })),
  });
  const found = await searchApi.doSearch({
    filterGroups: [
      {
        filters: [
          { propertyName: 'annualrevenue', operator: FilterOperatorEnum.Gte, value: '10' },
          { propertyName: 'company', operator: FilterOperatorEnum.ContainsToken, value: 'odd' },
        ],
      },
    ],
    sorts: ['-annualrevenue'],
    properties: ['annualrevenue'],
    limit: 5,
    after: '5',
  });
  expect(found.total).toBe(10);
  expect(found.results.map((one) => one.properties['annualrevenue'])).toEqual(['19', '17', '15', '13', '11']);
  expect((await call('POST', '/crm/v3/objects/contacts/search', { limit: 200, after: '9900' })).status).toBe(400);
  await control('POST', 'seed', { settings: { searchLagMs: 60_000 } });
  const { id } = await basicApi.create({ properties: { email: 'late@find.example' }, associations: [] });
  expect((await searchApi.doSearch(byEmail('late@find.example'))).total).toBe(0);
  expect((await basicApi.getById('late@find.example', undefined, undefined, undefined, undefined, 'email')).id).toBe(
    id,
  );
  await control('POST', 'clock', { advanceMs: 61_000 });
  expect((await searchApi.doSearch(byEmail('late@find.example'))).total).toBe(1);
});

test('limits: searches per second, calls in ten seconds', async () => {
  await control('POST', 'seed', { settings: { searchLimit: 5, burstLimit: 10 } });
  const searches = [];
  for (let n = 0; n < 6; n += 1) searches.push(await call('POST', '/crm/v3/objects/contacts/search', {}));
  expect(searches.at(-1)).toMatchObject({
    status: 429,
    body: { policyName: 'SECONDLY', message: 'You have reached your secondly limit.' },
  });
  expect(searches[0]?.headers.has('x-hubspot-ratelimit-max')).toBe(false);
  const calls = [];
  for (let n = 0; n < 11; n += 1) calls.push(await call('GET', '/crm/v3/objects/contacts'));
  expect(calls[0]?.headers.get('x-hubspot-ratelimit-remaining')).toBe('9');
  expect(calls.at(-1)).toMatchObject({
    status: 429,
    body: { policyName: 'TEN_SECONDLY_ROLLING', errorType: 'RATE_LIMIT' },
  });
});

test('properties are made, owners, pipelines and associations read', async () => {
  const client = connect();
  await client.crm.properties.coreApi.create('contacts', {
    name: 'fit_score',
    label: 'Fit score',
    type: 'number' as never,
    fieldType: 'number' as never,
    groupName: 'contactinformation',
  });
  const contact = await client.crm.contacts.basicApi.create({
    properties: { email: 'a@link.example', fit_score: '7' },
    associations: [],
  });
  const company = await client.crm.companies.basicApi.create({
    properties: { name: 'Link', domain: 'Link.Example' },
    associations: [
      { to: { id: contact.id }, types: [{ associationCategory: 'HUBSPOT_DEFINED' as never, associationTypeId: 280 }] },
    ],
  });
  const linked = await client.crm.associations.v4.basicApi.getPage('contacts', contact.id, 'companies');
  expect(linked.results).toMatchObject([{ toObjectId: Number(company.id), associationTypes: [{ typeId: 279 }] }]);
  expect(
    (await client.crm.contacts.basicApi.getById(contact.id, undefined, undefined, ['companies'])).associations,
  ).toMatchObject({ companies: { results: [{ id: company.id }] } });
  expect((await client.crm.owners.ownersApi.getPage('noor.haddad@crm.example')).results).toHaveLength(1);
  expect((await client.crm.pipelines.pipelinesApi.getAll('deals')).results[0]?.stages).toHaveLength(7);
});

test('a webhook tells what changed, signed in both ways, and is repeated with its attempt number', async () => {
  const received: { headers: IncomingHttpHeaders; body: string }[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
      response.writeHead(received.length === 1 ? 500 : 200).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const targetUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook?connection=1`;
  const key = `hapikey=${credentials.developerApiKey}`;
  await call('PUT', `/webhooks/v3/${credentials.appId}/settings?${key}`, {
    targetUrl,
    throttling: { maxConcurrentRequests: 5 },
  });
  await call('POST', `/webhooks/v3/${credentials.appId}/subscriptions?${key}`, {
    eventType: 'contact.propertyChange',
    propertyName: 'jobtitle',
    active: true,
  });
  const { id } = await connect().crm.contacts.basicApi.create({
    properties: { email: 'hook@told.example', jobtitle: 'CEO' },
    associations: [],
  });
  await expect.poll(() => received.length, { timeout: 10_000 }).toBe(2);
  const [first, second] = received.map(({ body }) => JSON.parse(body) as Record<string, unknown>[]);
  expect(first).toMatchObject([
    {
      subscriptionType: 'contact.propertyChange',
      objectId: Number(id),
      propertyName: 'jobtitle',
      propertyValue: 'CEO',
      attemptNumber: 0,
    },
  ]);
  expect(second).toMatchObject([{ attemptNumber: 1, eventId: first?.[0]?.['eventId'] }]);
  const { headers, body } = received[1]!;
  const signed = createHmac('sha256', credentials.clientSecret).update(
    `POST${targetUrl}${body}${String(headers['x-hubspot-request-timestamp'])}`,
  );
  expect(headers['x-hubspot-signature-v3']).toBe(signed.digest('base64'));
  await new Promise((resolve) => server.close(resolve));
});

test('tokens are refreshed and looked into; without one nothing opens', async () => {
  const client = connect();
  const token = await client.oauth.tokensApi.create(
    'refresh_token',
    undefined,
    undefined,
    credentials.clientId,
    credentials.clientSecret,
    credentials.refreshToken,
  );
  const account = await fetch(`${sandbox.url}/hubspot/account-info/v3/details`, {
    headers: { authorization: `Bearer ${token.accessToken}` },
  });
  expect(account.status).toBe(200);
  const about = await fetch(`${sandbox.url}/hubspot/oauth/v3/token/introspect`, {
    method: 'POST',
    body: new URLSearchParams({ token: token.accessToken }),
  });
  expect(await about.json()).toMatchObject({ active: true, hub_id: expect.any(Number) as number });
  const stranger = new Client({ accessToken: 'nobody', basePath: `${sandbox.url}/hubspot` });
  await expect(stranger.crm.contacts.basicApi.getPage()).rejects.toMatchObject({ code: 401 });
});

test('records outlive a restart', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'sandbox-hubspot-'));
  const before = await startSandbox({ dataDir });
  const { id } = await connect(before.url).crm.contacts.basicApi.create({
    properties: { email: 'kept@restart.example' },
    associations: [],
  });
  await before.close();
  const after = await startSandbox({ dataDir });
  expect((await connect(after.url).crm.contacts.basicApi.getById(id)).properties['email']).toBe('kept@restart.example');
  await after.close();
  await rm(dataDir, { recursive: true });
});
