import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v1 from 'pipedrive/v1';
import * as v2 from 'pipedrive/v2';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type RunningSandbox, startSandbox } from '../../index.ts';
import { sandboxCredentials } from '../../server/credentials.ts';

const credentials = sandboxCredentials.pipedrive;
const LEADLOOM = '1ead100d00000000000000000000000000000001';
let sandbox: RunningSandbox;

const now = (url = sandbox.url) =>
  new v2.Configuration({ apiKey: credentials.apiToken, basePath: `${url}/pipedrive/api/v2` });
const old = () => new v1.Configuration({ apiKey: credentials.apiToken, basePath: `${sandbox.url}/pipedrive/v1` });

async function control(method: string, path: string, body?: unknown): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  await fetch(`${sandbox.url}/_control/pipedrive/${path}`, {
    method,
    headers,
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
}

/** For answers whose status or headers matter: the SDK hides both. */
async function call(
  method: string,
  path: string,
  body?: unknown,
): Promise<{ status: number; headers: Headers; body: Record<string, unknown> }> {
  const headers = { 'x-api-token': credentials.apiToken, 'content-type': 'application/json' };
  const answer = await fetch(`${sandbox.url}/pipedrive${path}`, {
    method,
    headers,
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return { status: answer.status, headers: answer.headers, body: (await answer.json()) as Record<string, unknown> };
}

beforeAll(async () => {
  sandbox = await startSandbox();
});

afterAll(() => sandbox.close());

beforeEach(async () => {
  await control('DELETE', 'state');
  await control('DELETE', 'faults');
  await control('POST', 'seed', { settings: { burstLimit: 10_000, searchLimit: 1000 } });
});

test('a person is created, read, changed, found and deleted', async () => {
  const persons = new v2.PersonsApi(now());
  const created = await persons.addPerson({
    AddPersonRequest: {
      name: 'Søren Åberg',
      emails: [{ value: 'soren@fjord.example' }],
      custom_fields: { [LEADLOOM]: 'lead-7' },
    },
  });
  const id = created.data?.id ?? 0;
  expect(created.data).toMatchObject({
    first_name: 'Søren',
    last_name: 'Åberg',
    emails: [{ primary: true, label: 'work' }],
    is_deleted: false,
  });
  await persons.updatePerson({
    id,
    UpdatePersonRequest: { phones: [{ value: '+45 1', primary: true, label: 'work' }] },
  });
  expect((await persons.getPerson({ id })).data).toMatchObject({
    phones: [{ value: '+45 1' }],
    custom_fields: { [LEADLOOM]: 'lead-7' },
  });
  const byEmail = await persons.searchPersons({ term: 'SOREN@fjord.example', fields: 'email', exact_match: true });
  expect(byEmail.data?.items).toMatchObject([{ item: { id, emails: ['soren@fjord.example'] } }]);
  const byKey = await persons.searchPersons({ term: 'lead-7', fields: 'custom_fields', exact_match: true });
  expect(byKey.data?.items).toHaveLength(1);
  expect((await persons.searchPersons({ term: 'fjord' })).data?.items).toHaveLength(1);
  await persons.deletePerson({ id });
  expect((await persons.searchPersons({ term: 'fjord' })).data?.items).toHaveLength(0);
  expect((await persons.getPersons()).data).toHaveLength(0);
});

test('v2 takes exact types only and tells what is wrong', async () => {
  const answers = await Promise.all(
    [
      {},
      { name: 7 },
      { name: 'A', visible_to: '3' },
      { name: 'A', org_id: 99 },
      { name: 'A', shoe: 1 },
      { name: 'A', custom_fields: { x: 1 } },
    ].map((body) => call('POST', '/api/v2/persons', body)),
  );
  expect(answers.map((answer) => answer.status)).toEqual([400, 400, 400, 400, 400, 400]);
  expect(answers[2]?.body).toMatchObject({ success: false, code: 'ERR_SCHEMA_VALIDATION_FAILED' });
  expect(await call('POST', '/api/v2/persons', { name: 'A', job_title: 'CEO' })).toMatchObject({ status: 403 });
  expect(await call('GET', '/api/v2/persons/4711')).toMatchObject({ status: 404, body: { error: 'Person not found' } });
});

test('lists go by cursor, in the order of their last change', async () => {
  const persons = new v2.PersonsApi(now());
  for (let n = 0; n < 7; n += 1) await persons.addPerson({ AddPersonRequest: { name: `P${n}` } });
  const names: unknown[] = [];
  let cursor: string | undefined;
  do {
    const answer = await persons.getPersons({ limit: 3, sort_by: 'update_time', ...(cursor ? { cursor } : {}) });
    names.push(...(answer.data ?? []).map((person) => person.name));
    cursor = answer.additional_data?.next_cursor ?? undefined;
  } while (cursor);
  expect(names).toEqual(['P0', 'P1', 'P2', 'P3', 'P4', 'P5', 'P6']);
  const later = new Date(Date.now() + 60_000).toISOString();
  expect((await persons.getPersons({ updated_since: later })).data).toHaveLength(0);
});

test('organizations, deals, activities, leads and notes hang together', async () => {
  const { data: organization } = await new v2.OrganizationsApi(now()).addOrganization({
    AddOrganizationRequest: { name: 'Loom', website: 'loom.example' },
  });
  const { data: person } = await new v2.PersonsApi(now()).addPerson({
    AddPersonRequest: { name: 'Ann', org_id: organization?.id ?? 0 },
  });
  const { data: deal } = await new v2.DealsApi(now()).addDeal({
    AddDealRequest: { title: 'First', person_id: person?.id ?? 0, value: 10 },
  });
  await new v2.DealsApi(now()).updateDeal({ id: deal?.id ?? 0, UpdateDealRequest: { status: 'won' } });
  expect((await new v2.DealsApi(now()).getDeal({ id: deal?.id ?? 0 })).data).toMatchObject({
    status: 'won',
    won_time: expect.any(String) as string,
  });
  await new v2.ActivitiesApi(now()).addActivity({
    AddActivityRequest: { subject: 'Call', type: 'call', deal_id: deal?.id ?? 0 },
  });
  const leads = new v1.LeadsApi(old());
  const lead = await leads.addLead({
    AddLeadRequest: { title: 'Warm one', person_id: person?.id ?? 0, value: { amount: 5, currency: 'EUR' } },
  });
  expect(lead.data?.id).toMatch(/^[0-9a-f-]{36}$/);
  expect((await leads.searchLeads({ term: 'warm' })).data?.items).toHaveLength(1);
  const { data: note } = await new v1.NotesApi(old()).addNote({
    AddNoteRequest: { content: 'Hello', lead_id: lead.data?.id ?? '' },
  });
  expect(note).toMatchObject({ content: 'Hello', lead_id: lead.data?.id });
  expect(await call('POST', '/v1/leads', { title: 'Loose' })).toMatchObject({ status: 400 });
  expect((await new v1.UsersApi(old()).getCurrentUser()).data).toMatchObject({ company_domain: 'leadloom-sandbox' });
});

test('fields are listed and made, and carry values', async () => {
  const fields = await call('GET', '/api/v2/personFields');
  expect(
    (fields.body['data'] as { field_code: string; field_name: string }[]).find((field) => field.field_code === LEADLOOM)
      ?.field_name,
  ).toBe('Leadloom ID');
  const made = await call('POST', '/api/v2/personFields', {
    field_name: 'Tier',
    field_type: 'enum',
    options: [{ label: 'Gold' }, { label: 'Tin' }],
  });
  const { field_code: code, options } = made.body['data'] as { field_code: string; options: { id: number }[] };
  expect(code).toMatch(/^[0-9a-f]{40}$/);
  const person = await call('POST', '/api/v2/persons', { name: 'T', custom_fields: { [code]: options[0]?.id } });
  expect(person.body['data']).toMatchObject({ custom_fields: { [code]: options[0]?.id, [LEADLOOM]: null } });
  expect((await call('POST', '/api/v2/persons', { name: 'T', custom_fields: { [code]: 1 } })).status).toBe(400);
});

test('the old version speaks its own shapes over the same records', async () => {
  const created = await call('POST', '/v1/persons', {
    name: 'Old Style',
    email: 'old@style.example',
    phone: ['1', '2'],
    visible_to: '3',
    [LEADLOOM]: 'o-1',
  });
  const { id } = created.body['data'] as { id: number };
  expect(created).toMatchObject({
    status: 201,
    body: { data: { email: [{ value: 'old@style.example' }], [LEADLOOM]: 'o-1', visible_to: '3' } },
  });
  expect((created.body['data'] as { add_time: string }).add_time).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
  await call('PUT', `/v1/persons/${id}`, { name: 'New Style' });
  expect((await new v2.PersonsApi(now()).getPerson({ id })).data).toMatchObject({
    name: 'New Style',
    phones: [{ value: '1' }, { value: '2' }],
  });
  expect(await call('GET', '/v1/persons/search?term=style&limit=1')).toMatchObject({
    body: { data: { items: [{ item: { id } }] }, additional_data: { pagination: { more_items_in_collection: false } } },
  });
});

test('products of a deal are counted up, and a deal is copied', async () => {
  const product = await call('POST', '/api/v2/products', { name: 'Seat' });
  const deal = await call('POST', '/api/v2/deals', { title: 'Seats', value: 3 });
  const { id: dealId } = deal.body['data'] as { id: number };
  const { id: productId } = product.body['data'] as { id: number };
  const path = `/api/v2/deals/${dealId}/products`;
  const added = await call('POST', path, { product_id: productId, item_price: 20, quantity: 2, discount: 10 });
  expect(added.body['data']).toMatchObject({ name: 'Seat', sum: 36 });
  const changed = await call('PATCH', `${path}/${(added.body['data'] as { id: number }).id}`, { quantity: 4 });
  expect(changed.body['data']).toMatchObject({ sum: 72 });
  expect((await call('POST', path, { product_id: 99, item_price: 1, quantity: 1 })).status).toBe(400);
  const copy = await call('POST', `/v1/deals/${dealId}/duplicate`);
  expect(copy.body['data']).toMatchObject({ title: 'Seats', value: 3 });
  expect((copy.body['data'] as { id: number }).id).not.toBe(dealId);
});

test('a webhook tells changes with Basic auth and repeats until it is taken', async () => {
  const received: { headers: IncomingHttpHeaders; body: Record<string, Record<string, unknown>> }[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push({ headers: request.headers, body: JSON.parse(Buffer.concat(chunks).toString()) as never });
      response.writeHead(received.length === 1 ? 503 : 200).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { data: person } = await new v2.PersonsApi(now()).addPerson({ AddPersonRequest: { name: 'Before' } });
  await new v1.WebhooksApi(old()).addWebhook({
    AddWebhookRequest: {
      subscription_url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
      event_action: 'change',
      event_object: 'person',
      name: 'test',
      http_auth_user: 'loom',
      http_auth_password: 'secret',
    },
  });
  await new v2.PersonsApi(now()).updatePerson({ id: person?.id ?? 0, UpdatePersonRequest: { name: 'After' } });
  await expect.poll(() => received.length, { timeout: 10_000 }).toBe(2);
  const [first, second] = received;
  expect(first?.headers.authorization).toBe(`Basic ${Buffer.from('loom:secret').toString('base64')}`);
  expect(first?.body).toMatchObject({
    meta: { action: 'change', entity: 'person', entity_id: String(person?.id), attempt: 1, change_source: 'api' },
    data: { name: 'After' },
    previous: { name: 'Before' },
  });
  expect(second?.body['meta']).toMatchObject({ attempt: 2, id: first?.body['meta']?.['id'] });
  await new Promise((resolve) => server.close(resolve));
});

test('limits are told and kept', async () => {
  await control('POST', 'seed', { settings: { searchLimit: 2, burstLimit: 5 } });
  const searches = [];
  for (let n = 0; n < 3; n += 1) searches.push(await call('GET', '/api/v2/persons/search?term=nobody'));
  expect(searches.map((answer) => answer.status)).toEqual([200, 200, 429]);
  expect(searches[0]?.headers.get('x-ratelimit-remaining')).toBe('1');
  const calls = [];
  for (let n = 0; n < 6; n += 1) calls.push(await call('GET', '/api/v2/persons'));
  expect(calls.at(-1)).toMatchObject({ status: 429, body: { success: false, errorCode: 429 } });
});

test('tokens are refreshed by the SDK, which then calls the domain of the answer', async () => {
  const oauth = new v2.OAuth2Configuration({
    clientId: credentials.clientId,
    clientSecret: credentials.clientSecret,
    redirectUri: 'http://localhost/back',
    host: `${sandbox.url}/pipedrive`,
  });
  oauth.updateToken({
    access_token: '',
    refresh_token: credentials.refreshToken,
    token_type: 'Bearer',
    expires_in: 0,
    scope: '',
    api_domain: '',
  });
  const token = await oauth.tokenRefresh();
  expect(token.api_domain).toBe(`${sandbox.url}/pipedrive`);
  const persons = new v2.PersonsApi(
    new v2.Configuration({ accessToken: token.access_token, basePath: `${token.api_domain}/api/v2` }),
  );
  expect((await persons.getPersons()).success).toBe(true);
  const stranger = await fetch(`${sandbox.url}/pipedrive/v1/users/me?api_token=wrong`);
  expect([stranger.status, await stranger.json()]).toMatchObject([
    401,
    { success: false, error: 'unauthorized access' },
  ]);
});

test('records outlive a restart', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'sandbox-pipedrive-'));
  const before = await startSandbox({ dataDir });
  const { data } = await new v2.PersonsApi(now(before.url)).addPerson({ AddPersonRequest: { name: 'Lasting' } });
  await before.close();
  const after = await startSandbox({ dataDir });
  expect((await new v2.PersonsApi(now(after.url)).getPerson({ id: data?.id ?? 0 })).data?.name).toBe('Lasting');
  await after.close();
  await rm(dataDir, { recursive: true });
});
