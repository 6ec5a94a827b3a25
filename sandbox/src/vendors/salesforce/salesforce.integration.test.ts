import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Connection } from 'jsforce';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { sandboxCredentials } from '../../server/credentials.ts';
import { type RunningSandbox, startSandbox } from '../../index.ts';

const credentials = sandboxCredentials.salesforce;
let sandbox: RunningSandbox;

function connect(url = sandbox.url): Connection {
  return new Connection({ instanceUrl: `${url}/salesforce`, accessToken: credentials.accessToken, version: '59.0' });
}

beforeAll(async () => {
  sandbox = await startSandbox();
});

afterAll(() => sandbox.close());

beforeEach(async () => {
  await fetch(`${sandbox.url}/_control/salesforce/state`, { method: 'DELETE' });
  await fetch(`${sandbox.url}/_control/salesforce/faults`, { method: 'DELETE' });
});

test('a lead is created, read, changed and deleted', async () => {
  const connection = connect();
  const created = await connection
    .sobject('Lead')
    .create({ LastName: 'Åkesson', FirstName: 'Björn', Company: 'Nord AB', Email: 'bjorn@nord.example' });
  expect(created).toMatchObject({ success: true, errors: [] });
  const id = created.id ?? '';
  expect(id).toMatch(/^00Q\w{15}$/);
  const read = await connection.sobject('Lead').retrieve(id);
  expect(read).toMatchObject({
    Id: id,
    Name: 'Björn Åkesson',
    Status: 'Open - Not Contacted',
    Title: null,
    IsConverted: false,
  });
  expect(read['CreatedDate']).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000\+0000$/);
  await connection.sobject('Lead').update({ Id: id, Title: 'CTO' });
  expect(await connection.sobject('Lead').retrieve(id.slice(0, 15))).toMatchObject({ Title: 'CTO' });
  await connection.sobject('Lead').destroy(id);
  await expect(connection.sobject('Lead').retrieve(id)).rejects.toMatchObject({ errorCode: 'ENTITY_IS_DELETED' });
});

test('upsert by external id creates once, then updates, and refuses a key that several share', async () => {
  const leads = connect().sobject('Lead');
  const first = await leads.upsert({ Leadloom_Id__c: 'lead-1', LastName: 'Ito', Company: 'Kaze' }, 'Leadloom_Id__c');
  const second = await leads.upsert({ Leadloom_Id__c: 'lead-1', LastName: 'Itō', Company: 'Kaze' }, 'Leadloom_Id__c');
  expect([first, second]).toMatchObject([{ created: true }, { created: false, id: first.id }]);
  expect(await leads.count()).toBe(1);
  await leads.create([1, 2].map(() => ({ LastName: 'Twin', Company: 'Pair', Email: 'twin@pair.example' })));
  await expect(
    leads.upsert({ Email: 'twin@pair.example', LastName: 'Twin', Company: 'Pair' }, 'Email'),
  ).rejects.toMatchObject({ errorCode: 'MULTIPLE_CHOICES' });
});

test('collections answer record by record, or take all back', async () => {
  const leads = connect().sobject('Lead');
  const input = [
    { LastName: 'Good', Company: 'A' },
    { LastName: 'Bad' },
    { LastName: 'x'.repeat(81), Company: 'C' },
    { LastName: 'D', Company: 'D', Shoe: 9 },
  ];
  const results = await leads.create(input);
  expect(results.map((result) => result.success)).toEqual([true, false, false, false]);
  expect(results.map((result) => (result.errors[0] as { statusCode?: string } | undefined)?.statusCode)).toEqual([
    undefined,
    'REQUIRED_FIELD_MISSING',
    'STRING_TOO_LONG',
    'INVALID_FIELD',
  ]);
  const none = await leads.create(input, { allOrNone: true });
  expect(none[0]?.errors[0]).toMatchObject({ statusCode: 'ALL_OR_NONE_OPERATION_ROLLED_BACK' });
  expect(await leads.count()).toBe(1);
});

test('queries page by locator, join parents and count', async () => {
  const connection = connect();
  const account = await connection.sobject('Account').create({ Name: 'Loom & Co', Website: 'loom.example' });
  const contacts = Array.from({ length: 450 }, (_, n) => ({
    LastName: `Person ${n}`,
    Email: `p${n}@loom.example`,
    AccountId: account.id,
  }));
  await connection.sobject('Contact').create(contacts, { allowRecursive: true });
  const first = await connection.query(
    "SELECT Id, Account.Name, Account.Owner.Email FROM Contact WHERE Account.Name LIKE 'loom%' ORDER BY CreatedDate",
    { headers: { 'Sforce-Query-Options': 'batchSize=200' } },
  );
  expect(first).toMatchObject({ totalSize: 450, done: false });
  expect(first.records[0]).toMatchObject({
    Account: { Name: 'Loom & Co', Owner: { Email: 'sandra.sandbox@crm.example' } },
  });
  const second = await connection.queryMore(first.nextRecordsUrl ?? '');
  expect([first.records.length, second.records.length]).toEqual([200, 250]);
  const count = await connection.query(
    "SELECT COUNT() FROM Contact WHERE (Email IN ('P1@loom.example', 'p2@loom.example') OR Email = null) AND NOT LastName = 'Person 2'",
  );
  expect(count.totalSize).toBe(1);
  await expect(connection.query('SELECT Shoe FROM Contact')).rejects.toMatchObject({ errorCode: 'INVALID_FIELD' });
});

test('composite requests refer to earlier answers', async () => {
  const answer = await connect().request<{ compositeResponse: { httpStatusCode: number; body: unknown }[] }>({
    method: 'POST',
    url: '/composite',
    body: JSON.stringify({
      allOrNone: true,
      compositeRequest: [
        { method: 'POST', url: '/services/data/v59.0/sobjects/Account', referenceId: 'account', body: { Name: 'Ref' } },
        {
          method: 'POST',
          url: '/services/data/v59.0/sobjects/Contact',
          referenceId: 'contact',
          body: { LastName: 'R', AccountId: '@{account.id}' },
        },
        { method: 'GET', url: '/services/data/v59.0/query?q=SELECT+Account.Name+FROM+Contact', referenceId: 'query' },
      ],
    }),
    headers: { 'content-type': 'application/json' },
  });
  expect(answer.compositeResponse.map((part) => part.httpStatusCode)).toEqual([201, 201, 200]);
  expect(answer.compositeResponse[2]?.body).toMatchObject({ records: [{ Account: { Name: 'Ref' } }] });
});

test('describe tells types, lengths and the external id', async () => {
  const described = await connect().describe('lead');
  const field = (name: string) => described.fields.find((one) => one.name === name);
  expect(field('Leadloom_Id__c')).toMatchObject({ externalId: true, unique: true, custom: true });
  expect(field('LastName')).toMatchObject({ nillable: false, length: 80, type: 'string' });
  expect((await connect().describeGlobal()).sobjects.map((one) => one.name)).toContain('CampaignMember');
});

test('tokens: refresh and client credentials; a wrong session is refused', async () => {
  const ask = async (form: Record<string, string>, headers: Record<string, string> = {}) => {
    const answer = await fetch(`${sandbox.url}/salesforce/services/oauth2/token`, {
      method: 'POST',
      headers,
      body: new URLSearchParams(form),
    });
    return { status: answer.status, body: (await answer.json()) as Record<string, string> };
  };
  const client = { client_id: credentials.clientId, client_secret: credentials.clientSecret };
  const refreshed = await ask({ grant_type: 'refresh_token', refresh_token: credentials.refreshToken, ...client });
  expect(refreshed.body).toMatchObject({ instance_url: `${sandbox.url}/salesforce`, token_type: 'Bearer' });
  const connection = new Connection({
    instanceUrl: refreshed.body['instance_url'] ?? '',
    accessToken: refreshed.body['access_token'] ?? '',
  });
  expect((await connection.identity()).organization_id).toMatch(/^00D/);
  expect(await ask({ grant_type: 'client_credentials', ...client })).toMatchObject({ status: 200 });
  const basic = (secret: string) => ({
    authorization: `Basic ${Buffer.from(`${credentials.clientId}:${secret}`).toString('base64')}`,
  });
  expect(await ask({ grant_type: 'client_credentials' }, basic(credentials.clientSecret))).toMatchObject({
    status: 200,
  });
  expect(await ask({ grant_type: 'client_credentials' }, basic('wrong'))).toMatchObject({ status: 400 });
  expect(await ask({ grant_type: 'refresh_token', refresh_token: 'other', ...client })).toMatchObject({
    status: 400,
    body: { error: 'invalid_grant' },
  });
  const stranger = new Connection({ instanceUrl: `${sandbox.url}/salesforce`, accessToken: 'nobody' });
  await expect(stranger.query('SELECT Id FROM Lead')).rejects.toMatchObject({ errorCode: 'INVALID_SESSION_ID' });
});

test('consent gives a code for one use, bound to its verifier; an assertion gives a token', async () => {
  const redirectUri = 'http://127.0.0.1:1/back';
  const verifier = 'a-long-enough-verifier-of-at-least-43-characters-x';
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: credentials.clientId,
    redirect_uri: redirectUri,
    state: 's',
    code_challenge: challenge,
  });
  const consent = await fetch(`${sandbox.url}/salesforce/services/oauth2/authorize?${query.toString()}`, {
    redirect: 'manual',
  });
  const back = new URL(consent.headers.get('location') ?? '');
  expect(back.searchParams.get('state')).toBe('s');
  const token = async (form: Record<string, string>) =>
    (
      await fetch(`${sandbox.url}/salesforce/services/oauth2/token`, {
        method: 'POST',
        body: new URLSearchParams(form),
      })
    ).json() as Promise<Record<string, string>>;
  const form = {
    grant_type: 'authorization_code',
    client_id: credentials.clientId,
    redirect_uri: redirectUri,
    code: back.searchParams.get('code') ?? '',
    code_verifier: verifier,
  };
  expect(await token(form)).toMatchObject({ refresh_token: credentials.refreshToken });
  expect(await token(form)).toMatchObject({ error: 'invalid_grant' });
  const assertion = (exp: number) =>
    [
      { alg: 'RS256' },
      { iss: credentials.clientId, sub: 'sandra@crm.example', aud: 'https://login.salesforce.com', exp },
    ]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.') + '.signature';
  const jwt = (exp: number) =>
    token({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion: assertion(exp) });
  expect(await jwt(Date.now() / 1000 + 60)).toMatchObject({ instance_url: `${sandbox.url}/salesforce` });
  expect(await jwt(1)).toMatchObject({ error: 'invalid_grant' });
});

test('a rolled back composite takes back the collections in it', async () => {
  const connection = connect();
  const records = [{ attributes: { type: 'Lead' }, LastName: 'Inner', Company: 'I' }];
  const answer = await connection.request<{ compositeResponse: { httpStatusCode: number }[] }>({
    method: 'POST',
    url: '/composite',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      allOrNone: true,
      compositeRequest: [
        {
          method: 'POST',
          url: '/services/data/v59.0/composite/sobjects',
          referenceId: 'a',
          body: { allOrNone: true, records },
        },
        {
          method: 'POST',
          url: '/services/data/v59.0/sobjects/Lead',
          referenceId: 'b',
          body: { LastName: 'No company' },
        },
      ],
    }),
  });
  expect(answer.compositeResponse.map((part) => part.httpStatusCode)).toEqual([400, 400]);
  expect(await connection.sobject('Lead').count()).toBe(0);
});

test('changes of a window: updated and deleted ids', async () => {
  const connection = connect();
  const { id = '' } = await connection.sobject('Lead').create({ LastName: 'Kept', Company: 'K' });
  const { id: gone = '' } = await connection.sobject('Lead').create({ LastName: 'Gone', Company: 'G' });
  await connection.sobject('Lead').destroy(gone);
  const [start, end] = [new Date(Date.now() - 120_000), new Date(Date.now() + 120_000)];
  expect((await connection.sobject('Lead').updated(start, end)).ids).toEqual([id]);
  expect((await connection.sobject('Lead').deleted(start, end)).deletedRecords).toMatchObject([{ id: gone }]);
  expect((await connection.query('SELECT Id FROM Lead WHERE IsDeleted = true', { scanAll: true })).totalSize).toBe(1);
});

test('bulk jobs write a CSV row by row and read pages of rows', async () => {
  const { bulk2 } = connect();
  bulk2.pollInterval = 20;
  const input = 'Leadloom_Id__c,LastName,Company\nb1,"Quote ""d"", Ltd\nline",A\nb2,,B\nb3,Three,C\n';
  const results = await bulk2.loadAndWaitForResults({
    object: 'Lead',
    operation: 'upsert',
    externalIdFieldName: 'Leadloom_Id__c',
    input,
  });
  expect(results.successfulResults).toMatchObject([
    { Leadloom_Id__c: 'b1', sf__Created: 'true' },
    { Leadloom_Id__c: 'b3' },
  ]);
  expect(results.failedResults).toMatchObject([
    { Leadloom_Id__c: 'b2', sf__Error: expect.stringContaining('REQUIRED_FIELD_MISSING') as string },
  ]);
  const rows = await (await bulk2.query('SELECT LastName, Owner.Name FROM Lead ORDER BY Leadloom_Id__c')).toArray();
  expect(rows).toEqual([
    { LastName: 'Quote "d", Ltd\nline', 'Owner.Name': 'Sandra Sandbox' },
    { LastName: 'Three', 'Owner.Name': 'Sandra Sandbox' },
  ]);
});

test('records outlive a restart', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'sandbox-salesforce-'));
  const before = await startSandbox({ dataDir });
  const { id = '' } = await connect(before.url).sobject('Lead').create({ LastName: 'Lasting', Company: 'L' });
  await before.close();
  const after = await startSandbox({ dataDir });
  expect(await connect(after.url).sobject('Lead').retrieve(id)).toMatchObject({ LastName: 'Lasting' });
  const { id: next } = await connect(after.url).sobject('Lead').create({ LastName: 'Next', Company: 'N' });
  expect(next).not.toBe(id);
  await after.close();
  await rm(dataDir, { recursive: true });
});
