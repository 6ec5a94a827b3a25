import { beforeEach, describe, expect, it } from 'vitest';
import type { UpsertItem } from '../capabilities/upsert-people.ts';
import { findAction } from '../find-action.ts';
import { runAction } from '../run-action.ts';
import { armFault } from '../testing/arm-fault.ts';
import { receivedRequests } from '../testing/received-requests.ts';
import { testContext } from '../testing/test-context.ts';
import { useSandbox } from '../testing/use-sandbox.ts';
import { findByEmail } from './find-by-email.ts';
import { pipedrive } from './index.ts';

const sandbox = useSandbox({ cleared: 'pipedrive' });
const context = (apiToken = 'sandbox-pipedrive-api-token') => testContext(`${sandbox.url}/pipedrive`, { apiToken });
const control = (method: string, path: string, body?: unknown) =>
  fetch(`${sandbox.url}/_control/pipedrive/${path}`, {
    method,
    ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
async function vendor(method: string, path: string, body?: unknown): Promise<{ data: Record<string, unknown>[] }> {
  const response = await fetch(`${sandbox.url}/pipedrive/api/v2/${path}`, {
    method,
    headers: { 'x-api-token': 'sandbox-pipedrive-api-token', 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return (await response.json()) as { data: Record<string, unknown>[] };
}
const persons = async () => (await vendor('GET', 'persons?limit=500')).data;
const organizations = async () => (await vendor('GET', 'organizations?limit=500')).data;
const searched = async () =>
  (await receivedRequests(sandbox.url, 'pipedrive')).filter((request) => request.path.includes('/search'));
beforeEach(async () => {
  await control('POST', 'seed', { settings: { burstLimit: 100_000, searchLimit: 100_000, dailyTokens: 10_000_000 } });
});

const upsert = findAction(pipedrive, 'upsert-people');
const people = (count: number): UpsertItem[] =>
  Array.from({ length: count }, (_, index) => ({
    index,
    leadId: `lead-${index}`,
    fields: {
      email: `zoë.${index}@company-${index % 9}.example`,
      firstName: 'Zoë',
      lastName: `van der Berg ${index}`,
      phone: '+31 20 555 01 0' + (index % 10),
      companyName: `Company ${index % 9}`,
      companyDomain: `company-${index % 9}.example`,
    },
  }));
const outcomes = (results: readonly { outcome: string }[]) => [...new Set(results.map((result) => result.outcome))];

describe('Pipedrive against the sandbox', () => {
  it('makes people and their organizations once; a repeat changes nothing, a change only what differs', async () => {
    const items = people(40);
    delete items[10]!.fields.companyName;
    const first = await runAction(upsert, context(), { items });
    expect(outcomes(first.results)).toEqual(['created']);
    const second = await runAction(upsert, context(), { items });
    expect(outcomes(second.results)).toEqual(['unchanged']);
    items[7]!.fields.lastName = 'Berg';
    const third = await runAction(upsert, context(), { items });
    expect(third.results.filter((result) => result.outcome === 'updated').map((result) => result.index)).toEqual([7]);
    expect(await persons()).toHaveLength(40);
    const names = (await organizations()).map((organization) => organization['name']);
    expect(names).toHaveLength(9);
    expect(new Set(names)).toEqual(new Set(Array.from({ length: 9 }, (_, index) => `Company ${index}`)));
  });

  it('reads pages instead of searching while that is cheaper, and searches beyond them', async () => {
    await control('POST', 'seed', { persons: 1200 });
    const old = (await vendor('GET', 'persons?limit=100&sort_by=id')).data as {
      id: number;
      emails: { value: string }[];
    }[];
    const oldest = old.find((person) => person.emails.length > 0)!;
    const email = oldest.emails[0]!.value;
    await control('DELETE', 'requests');
    const one = { index: 0, leadId: 'lead-0', fields: { email: email.toUpperCase() } };
    const { results } = await runAction(upsert, context(), { items: [one] });
    expect(results).toMatchObject([{ outcome: 'updated', remoteId: String(oldest.id) }]);
    expect(await searched()).toHaveLength(1);
    await control('DELETE', 'requests');
    await runAction(upsert, context(), { items: people(5) });
    expect((await searched()).filter((request) => request.path.includes('persons'))).toEqual([]);
    expect(await persons()).toHaveLength(500);
  });

  it('takes over a person that others made, and keeps what they wrote', async () => {
    const [theirs] = [
      await vendor('POST', 'persons', {
        name: 'Z. Berg',
        emails: [{ value: 'ZOË.0@company-0.example', primary: true, label: 'home' }],
        phones: [{ value: '0031205550199', primary: true, label: 'mobile' }],
      }),
    ];
    const { results } = await runAction(upsert, context(), { items: people(1) });
    expect(results).toMatchObject([
      { outcome: 'updated', remoteId: String((theirs.data as unknown as { id: number }).id) },
    ]);
    const [person] = await persons();
    expect(person).toMatchObject({
      name: 'Zoë van der Berg 0',
      emails: [{ value: 'ZOË.0@company-0.example', label: 'home' }],
      phones: [
        { value: '+31 20 555 01 00', primary: true },
        { value: '0031205550199', primary: false, label: 'mobile' },
      ],
      custom_fields: { '1ead100d00000000000000000000000000000001': 'lead-0' },
    });
  });

  it('follows a person whose address has changed', async () => {
    const items = people(1);
    const first = await runAction(upsert, context(), { items });
    items[0]!.fields.email = 'zoe@other.example';
    const second = await runAction(upsert, context(), { items });
    expect(second.results[0]).toMatchObject({
      outcome: 'updated',
      remoteId: (first.results[0] as { remoteId: string }).remoteId,
    });
    expect(await persons()).toHaveLength(1);
  });

  it('answers item by item', async () => {
    const items = people(3);
    items[2]!.fields.email = items[0]!.fields.email!.toUpperCase();
    const refusal = { success: false, error: 'Validation failed: name', code: 'ERR_SCHEMA_VALIDATION_FAILED' };
    const refused = { kind: 'status', method: 'POST', path: '/api/v2/persons', status: 400, body: refusal, nth: 1 };
    await armFault(sandbox.url, 'pipedrive', refused);
    const { results } = await runAction(upsert, context(), { items });
    expect(results).toMatchObject([
      { outcome: 'failed', code: 'invalid_input', message: expect.stringContaining('Validation failed') },
      { outcome: 'created' },
      { outcome: 'failed', code: 'conflict' },
    ]);
  });

  it('run again after the answer to a create was lost, it finds the person', async () => {
    const items = people(3);
    await armFault(sandbox.url, 'pipedrive', {
      kind: 'drop-after-accept',
      method: 'POST',
      path: '/api/v2/persons',
      nth: 2,
    });
    await expect(runAction(upsert, context(), { items })).rejects.toMatchObject({
      code: 'unavailable',
      retryable: true,
    });
    const { results } = await runAction(upsert, context(), { items });
    expect(results.map((result) => result.outcome)).toEqual(['unchanged', 'unchanged', 'created']);
    expect(await persons()).toHaveLength(3);
  });

  it('writes nothing when the look-up fails', async () => {
    await armFault(sandbox.url, 'pipedrive', {
      kind: 'status',
      method: 'GET',
      path: '/api/v2/persons',
      status: 500,
      nth: 1,
    });
    await expect(runAction(upsert, context(), { items: people(1) })).rejects.toMatchObject({ code: 'unavailable' });
    expect(await persons()).toHaveLength(0);
  });

  it.each([
    [
      { status: 429, headers: { 'x-ratelimit-reset': '2' } },
      { code: 'rate_limited', retryAfterMs: 2000, retryable: true },
    ],
    [
      { status: 429, headers: { 'x-daily-ratelimit-token-remaining': '0' } },
      { code: 'rate_limited', retryable: false },
    ],
    [
      { status: 403, body: '<html>cloudflare</html>', headers: { 'content-type': 'text/html' } },
      { code: 'rate_limited' },
    ],
    [{ status: 403, body: { success: false, error: 'Scope and URL mismatch' } }, { code: 'forbidden' }],
    [{ status: 503 }, { code: 'unavailable' }],
  ])('%j is %j', async (fault, expected) => {
    await armFault(sandbox.url, 'pipedrive', { kind: 'status', times: 1, ...fault });
    await expect(runAction(findByEmail, context(), { emails: ['no@no.example'] })).rejects.toMatchObject(expected);
  });

  it('finds by e-mail in any case; nobody is an empty list', async () => {
    await runAction(upsert, context(), { items: people(1) });
    const emails = ['ZOË.0@company-0.example', 'no@no.example'];
    expect(await runAction(findByEmail, context(), { emails })).toMatchObject({
      people: [{ fields: { firstName: 'Zoë', lastName: 'van der Berg 0', email: 'zoë.0@company-0.example' } }],
    });
  });

  it('tests the connection', async () => {
    await expect(pipedrive.test(context('wrong'))).rejects.toMatchObject({ code: 'unauthorized' });
    await expect(pipedrive.test(context())).resolves.toEqual({ message: expect.stringContaining('Leadloom ID') });
  });
});
