import { beforeAll, describe, expect, it } from 'vitest';
import type { UpsertItem } from '../capabilities/upsert-people.ts';
import { findAction } from '../find-action.ts';
import { runAction } from '../run-action.ts';
import { armFault } from '../testing/arm-fault.ts';
import { testContext } from '../testing/test-context.ts';
import { useSandbox } from '../testing/use-sandbox.ts';
import { openSalesforce, type SalesforceOrg } from './client.ts';
import { findByEmail } from './find-by-email.ts';
import { getRecord } from './get-record.ts';
import { salesforce } from './index.ts';
import { queryAll } from './soql.ts';

const sandbox = useSandbox({ cleared: 'salesforce' });
let org: SalesforceOrg;
const context = (accessToken = 'sandbox-salesforce-token') =>
  testContext(`${sandbox.url}/salesforce`, {
    oauthTokenData: { access_token: accessToken, instance_url: 'https://leadloom.my.salesforce.com' },
  });
beforeAll(async () => {
  org = await openSalesforce(context());
});

const upsert = findAction(salesforce, 'upsert-people');
const people = (count: number): UpsertItem[] =>
  Array.from({ length: count }, (_, index) => ({
    index,
    leadId: `lead-${index}`,
    fields: {
      email: `person.o'neil-${index}@company-${index % 9}.example`,
      firstName: 'Søren',
      lastName: `O'Neil "${index}"`,
      companyName: 'Ærø & Sønner',
      country: 'DK',
      employees: 40 + index,
    },
  }));
const outcomes = (results: readonly { outcome: string }[]) => [...new Set(results.map((result) => result.outcome))];
const countOf = async (object: string) => (await queryAll(org, `SELECT Id FROM ${object}`)).length;

describe('Salesforce against the sandbox', () => {
  it('makes two hundred leads once; a repeat changes nothing, a change only what differs', async () => {
    const items = people(200);
    const first = await runAction(upsert, context(), { items });
    expect(first.results.map((result) => result.index)).toEqual(items.map((item) => item.index));
    expect(outcomes(first.results)).toEqual(['created']);
    const second = await runAction(upsert, context(), { items });
    expect(outcomes(second.results)).toEqual(['unchanged']);
    items[7]!.fields.title = 'CTO';
    const third = await runAction(upsert, context(), { items });
    expect(third.results.filter((result) => result.outcome === 'updated').map((result) => result.index)).toEqual([7]);
    expect(await countOf('Lead')).toBe(200);
    const [row] = await queryAll(org, `SELECT LastName, Country, NumberOfEmployees FROM Lead WHERE Title = 'CTO'`);
    expect(row).toMatchObject({ LastName: `O'Neil "7"`, Country: 'Denmark', NumberOfEmployees: 47 });
  });

  it('takes over a lead that others made, and makes no lead of who is a contact', async () => {
    await org.call('POST', '/sobjects/Lead', 'unsafe', {
      LastName: 'Old',
      Company: 'Kept GmbH',
      Email: "Person.O'Neil-0@company-0.example",
    });
    await org.call('POST', '/sobjects/Contact', 'unsafe', {
      LastName: 'Known',
      Email: "person.o'neil-1@company-1.example",
    });
    const items = people(2);
    delete items[0]!.fields.companyName;
    const { results } = await runAction(upsert, context(), { items });
    expect(results).toMatchObject([
      { outcome: 'updated', object: 'Lead' },
      { outcome: 'updated', object: 'Contact' },
    ]);
    expect(await countOf('Lead')).toBe(1);
    const [lead] = await queryAll(org, 'SELECT Leadloom_Id__c, Company FROM Lead');
    expect(lead).toMatchObject({ Leadloom_Id__c: 'lead-0', Company: 'Kept GmbH' });
  });

  it('answers item by item', async () => {
    const items = people(4);
    items[1]!.fields = { email: 'no-name@company.example' };
    items[2]!.fields.email = 'not an address';
    items[3]!.fields.email = items[0]!.fields.email!.toUpperCase();
    const { results } = await runAction(upsert, context(), { items });
    expect(results).toMatchObject([
      { index: 0, outcome: 'created' },
      { index: 1, outcome: 'created' },
      { index: 2, outcome: 'failed', code: 'invalid_input', message: expect.stringContaining('INVALID_EMAIL_ADDRESS') },
      { index: 3, outcome: 'failed', code: 'conflict', message: expect.stringContaining('lead-0') },
    ]);
    const [row] = await queryAll(org, `SELECT LastName, Company FROM Lead WHERE Leadloom_Id__c = 'lead-1'`);
    expect(row).toMatchObject({ LastName: 'no-name', Company: 'company.example' });
  });

  it('knows people by e-mail alone where the org has no field for our id', async () => {
    const missing = {
      kind: 'status',
      path: '/services/data/*/query*',
      status: 400,
      body: [{ errorCode: 'INVALID_FIELD', message: "No such column 'Leadloom_Id__c' on entity 'Lead'." }],
      times: 1,
    };
    const items = people(2);
    items.push({ index: 2, leadId: 'lead-2', fields: { lastName: 'No address' } });
    await armFault(sandbox.url, 'salesforce', missing);
    const first = await runAction(upsert, context(), { items });
    expect(first.results).toMatchObject([
      { outcome: 'created' },
      { outcome: 'created' },
      { outcome: 'failed', code: 'invalid_input' },
    ]);
    await armFault(sandbox.url, 'salesforce', missing);
    const again = await runAction(upsert, context(), { items: items.slice(0, 2) });
    expect(outcomes(again.results)).toEqual(['unchanged']);
    expect(await countOf('Lead')).toBe(2);
  });

  it('writes nothing when the look-up fails', async () => {
    await armFault(sandbox.url, 'salesforce', {
      kind: 'status',
      path: '/services/data/*/query*',
      status: 500,
      times: 1,
    });
    await expect(runAction(upsert, context(), { items: people(1) })).rejects.toMatchObject({ code: 'unavailable' });
    expect(await countOf('Lead')).toBe(0);
  });

  it('makes nobody twice when the answer to a write was lost', async () => {
    const items = people(3);
    const lost = { kind: 'drop-after-accept', method: 'PATCH', path: '/services/data/*/composite/*', times: 1 };
    await armFault(sandbox.url, 'salesforce', lost);
    await expect(runAction(upsert, context(), { items })).rejects.toMatchObject({
      code: 'unavailable',
      retryable: true,
    });
    const { results } = await runAction(upsert, context(), { items });
    expect(outcomes(results)).toEqual(['unchanged']);
    expect(await countOf('Lead')).toBe(3);
  });

  it('finds by e-mail, gets a record, and says null for one that is not there', async () => {
    const { results } = await runAction(upsert, context(), { items: people(1) });
    const remoteId = (results[0] as { remoteId: string }).remoteId;
    const emails = ["PERSON.o'neil-0@company-0.example", 'nobody@company.example'];
    expect(await runAction(findByEmail, context(), { emails })).toMatchObject({
      people: [{ remoteId, object: 'Lead', fields: { firstName: 'Søren', country: 'DK', employees: 40 } }],
    });
    const read = await runAction(getRecord, context(), { object: 'Lead', remoteId });
    expect(read).toMatchObject({ record: { Company: 'Ærø & Sønner' } });
    expect(await runAction(getRecord, context(), { object: 'Lead', remoteId: '00Q000000000001' })).toEqual({
      record: null,
    });
  });

  it('says who must act', async () => {
    await expect(salesforce.test(context('wrong'))).rejects.toMatchObject({ code: 'unauthorized' });
    await expect(salesforce.test(testContext(sandbox.url, {}))).rejects.toMatchObject({ code: 'unauthorized' });
    await expect(salesforce.test(context())).resolves.toEqual({ message: expect.stringContaining('Leadloom_Id__c') });
    const limit = [{ errorCode: 'REQUEST_LIMIT_EXCEEDED', message: 'TotalRequests Limit exceeded.' }];
    await armFault(sandbox.url, 'salesforce', { kind: 'status', status: 403, body: limit, times: 1 });
    await expect(salesforce.test(context())).rejects.toMatchObject({ code: 'rate_limited', retryable: false });
  });
});
