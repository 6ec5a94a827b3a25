import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningSandbox, startSandbox } from '../../../index.ts';
import { sandboxCredentials } from '../../../server/credentials.ts';

let sandbox: RunningSandbox;

/** Answers as the requests of n8n's HubSpot node get them. */
async function call(method: string, path: string, body?: unknown): Promise<Record<string, unknown>> {
  const answer = await fetch(`${sandbox.url}/hubspot${path}`, {
    method,
    headers: { authorization: `Bearer ${sandboxCredentials.hubspot.accessToken}`, 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
  return text ? (JSON.parse(text) as Record<string, unknown>) : {};
}

beforeAll(async () => {
  sandbox = await startSandbox();
});

afterAll(() => sandbox.close());

test('contacts: created or updated by address, read as a profile, listed, deleted', async () => {
  const path = '/contacts/v1/contact/createOrUpdate/email/Old@Way.example';
  const closed = Date.parse('2026-01-02T00:00:00Z');
  const first = await call('POST', path, {
    properties: [
      { property: 'firstname', value: 'Olga' },
      { property: 'closedate', value: closed },
    ],
  });
  const again = await call('POST', path, { properties: [{ property: 'firstname', value: 'Olha' }] });
  expect([first['isNew'], again]).toEqual([true, { vid: first['vid'], isNew: false }]);
  expect(await call('GET', `/contacts/v1/contact/vid/${String(first['vid'])}/profile`)).toMatchObject({
    'is-contact': true,
    properties: {
      email: { value: 'old@way.example' },
      firstname: { value: 'Olha' },
      closedate: { value: String(closed) },
    },
  });
  await call('POST', '/contacts/v1/contact/createOrUpdate/email/second@way.example', { properties: [] });
  const page = await call('GET', '/contacts/v1/lists/all/contacts/all?count=1');
  expect(page).toMatchObject({ 'has-more': true, 'vid-offset': first['vid'], contacts: [{ vid: first['vid'] }] });
  expect(
    await call('GET', `/contacts/v1/lists/all/contacts/all?count=1&vidOffset=${String(page['vid-offset'])}`),
  ).toMatchObject({ 'has-more': false });
  expect(
    await call('POST', '/contacts/v1/lists/7/add', { emails: ['old@way.example', 'no@way.example'] }),
  ).toMatchObject({
    updated: [first['vid']],
    invalidEmails: ['no@way.example'],
  });
  expect(await call('DELETE', `/contacts/v1/contact/vid/${String(first['vid'])}`)).toMatchObject({ deleted: true });
});

test('companies, deals and tickets with their links', async () => {
  const company = await call('POST', '/companies/v2/companies', {
    properties: [
      { name: 'name', value: 'Way' },
      { name: 'domain', value: 'way.example' },
    ],
  });
  const { companyId } = company;
  await call('PUT', `/companies/v2/companies/${String(companyId)}`, { properties: [{ name: 'city', value: 'Gent' }] });
  expect(
    await call('POST', '/companies/v2/domains/way.example/companies', {
      limit: 5,
      requestOptions: { properties: ['city'] },
    }),
  ).toMatchObject({
    results: [{ companyId, properties: { city: { value: 'Gent' } } }],
    hasMore: false,
  });
  const { vid } = await call('POST', '/contacts/v1/contact/createOrUpdate/email/deal@way.example', { properties: [] });
  const deal = await call('POST', '/deals/v1/deal', {
    properties: [
      { name: 'dealname', value: 'Big' },
      { name: 'dealstage', value: 'contractsent' },
    ],
    associations: { associatedVids: [vid], associatedCompanyIds: companyId },
  });
  expect(deal).toMatchObject({ associations: { associatedVids: [vid], associatedCompanyIds: [companyId] } });
  expect(await call('GET', '/deals/v1/deal/paged?limit=5')).toMatchObject({
    deals: [{ dealId: deal['dealId'] }],
    hasMore: false,
  });
  const ticket = await call('POST', '/crm-objects/v1/objects/tickets', [
    { name: 'subject', value: 'Help' },
    { name: 'createdate', value: 1 },
  ]);
  await call('PUT', '/crm-associations/v1/associations/create-batch', [
    { fromObjectId: ticket['objectId'], toObjectId: vid, category: 'HUBSPOT_DEFINED', definitionId: 16 },
  ]);
  const linked = await call('GET', `/crm/v4/objects/contacts/${String(vid)}/associations/tickets`);
  expect(linked['results']).toMatchObject([{ toObjectId: ticket['objectId'], associationTypes: [{ typeId: 15 }] }]);
});

test('engagements are the tasks, notes and calls of the new API', async () => {
  const { vid } = await call('POST', '/contacts/v1/contact/createOrUpdate/email/task@way.example', { properties: [] });
  const made = await call('POST', '/engagements/v1/engagements', {
    engagement: { type: 'TASK', timestamp: 1_756_645_976_000 },
    metadata: { subject: 'Title', body: 'Text', reminders: [5] },
    associations: { contactIds: [String(vid)] },
  });
  const { id } = made['engagement'] as { id: number };
  expect(made).toMatchObject({
    engagement: { type: 'TASK', timestamp: 1_756_645_976_000 },
    metadata: { subject: 'Title', reminders: [5] },
    associations: { contactIds: [vid] },
  });
  expect(await call('GET', `/crm/v3/objects/tasks/${id}?properties=hs_task_subject`)).toMatchObject({
    properties: { hs_task_subject: 'Title' },
  });
  expect(await call('GET', '/engagements/v1/engagements/paged')).toMatchObject({ results: [{ engagement: { id } }] });
  await call('DELETE', `/engagements/v1/engagements/${id}`);
  await expect(call('GET', `/engagements/v1/engagements/${id}`)).rejects.toThrow('404');
});
