import { describe, expect, it } from 'vitest';
import type { UpsertItem } from '../capabilities/upsert-people.ts';
import { findAction } from '../find-action.ts';
import { runAction } from '../run-action.ts';
import { armFault } from '../testing/arm-fault.ts';
import { receivedRequests } from '../testing/received-requests.ts';
import { testContext } from '../testing/test-context.ts';
import { useSandbox } from '../testing/use-sandbox.ts';
import { findByEmail } from './find-by-email.ts';
import { hubSpot } from './index.ts';

const sandbox = useSandbox({ cleared: 'hubspot' });
const context = (appToken = 'pat-eu1-sandbox-hubspot-token', more: object = {}) =>
  testContext(`${sandbox.url}/hubspot`, { appToken, ...more });
async function vendor(
  method: string,
  path: string,
  body?: unknown,
): Promise<{ total?: number; results?: { properties: Record<string, string> }[] }> {
  const response = await fetch(`${sandbox.url}/hubspot${path}`, {
    method,
    headers: { authorization: 'Bearer pat-eu1-sandbox-hubspot-token', 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return (await response.json()) as { results?: { properties: Record<string, string> }[] };
}
const allContacts = async () =>
  (await vendor('GET', '/crm/v3/objects/contacts?limit=100&properties=email,company,leadloom_id,leadloom_score'))
    .results ?? [];

const upsert = findAction(hubSpot, 'upsert-people');
const people = (count: number): UpsertItem[] =>
  Array.from({ length: count }, (_, index) => ({
    index,
    leadId: `lead-${index}`,
    fields: {
      email: `Åsa.${index}@Company-${index % 9}.example`,
      firstName: 'Åsa',
      lastName: `Öst ${index}`,
      country: 'SE',
    },
    score: index,
    emailStatus: 'valid' as const,
  }));
const outcomes = (results: readonly { outcome: string }[]) => [...new Set(results.map((result) => result.outcome))];

describe('HubSpot against the sandbox', () => {
  it('makes a hundred contacts once; a repeat changes nothing, though search does not know them yet', async () => {
    const items = people(100);
    const first = await runAction(upsert, context(), { items });
    expect(outcomes(first.results)).toEqual(['created']);
    const second = await runAction(upsert, context(), { items });
    expect(outcomes(second.results)).toEqual(['unchanged']);
    items[7]!.score = 99;
    const third = await runAction(upsert, context(), { items });
    expect(third.results.filter((result) => result.outcome === 'updated').map((result) => result.index)).toEqual([7]);
    const contacts = await allContacts();
    expect(contacts).toHaveLength(100);
    expect(
      contacts.find((contact) => contact.properties['leadloom_id'] === 'lead-7')?.properties['leadloom_score'],
    ).toBe('99');
    const paths = (await receivedRequests(sandbox.url, 'hubspot')).map((request) => request.path);
    expect(paths.filter((path) => path.includes('/search'))).toEqual([]);
  });

  it('takes over a contact that others made, and keeps what we do not know', async () => {
    await vendor('POST', '/crm/v3/objects/contacts', {
      properties: { email: 'åsa.0@company-0.example', company: 'Kept AB' },
    });
    const { results } = await runAction(upsert, context(), { items: people(2) });
    expect(results.map((result) => result.outcome)).toEqual(['updated', 'created']);
    const contacts = await allContacts();
    expect(contacts).toHaveLength(2);
    expect(contacts.find((contact) => contact.properties['leadloom_id'] === 'lead-0')?.properties['company']).toBe(
      'Kept AB',
    );
  });

  it('follows a person whose address has changed', async () => {
    const items = people(1);
    const first = await runAction(upsert, context(), { items });
    items[0]!.fields.email = 'asa@other.example';
    const second = await runAction(upsert, context(), { items });
    expect(second.results[0]).toMatchObject({
      outcome: 'updated',
      remoteId: (first.results[0] as { remoteId: string }).remoteId,
    });
    expect(await allContacts()).toHaveLength(1);
  });

  it('answers item by item', async () => {
    const items = people(4);
    items[1]!.fields.email = 'not an address';
    items[3]!.fields.email = items[2]!.fields.email!.toLowerCase();
    const { results } = await runAction(upsert, context(), { items });
    expect(results).toMatchObject([
      { outcome: 'created' },
      { outcome: 'failed', code: 'invalid_input' },
      { outcome: 'created' },
      { outcome: 'failed', code: 'conflict', message: expect.stringContaining('lead-2') },
    ]);
  });

  it('updates whom HubSpot names in a conflict', async () => {
    await vendor('POST', '/crm/v3/objects/contacts', { properties: { email: 'åsa.0@company-0.example' } });
    // The read by e-mail finds nobody, as it would for a second address: HubSpot says so only at the write.
    const empty = { status: 'COMPLETE', results: [], numErrors: 0 };
    const read = {
      kind: 'status',
      path: '/crm/objects/2026-03/contacts/batch/read',
      status: 200,
      body: empty,
      times: 2,
    };
    await armFault(sandbox.url, 'hubspot', read);
    const { results } = await runAction(upsert, context(), { items: people(1) });
    expect(results).toMatchObject([{ outcome: 'updated' }]);
    expect(await allContacts()).toHaveLength(1);
  });

  it('finds the one bad contact of a batch that is refused as a whole', async () => {
    const whole = { status: 'error', category: 'VALIDATION_ERROR', message: 'One of them is bad' };
    const refused = {
      kind: 'status',
      path: '/crm/objects/2026-03/contacts/batch/upsert',
      status: 400,
      body: whole,
      times: 1,
    };
    await armFault(sandbox.url, 'hubspot', refused);
    const { results } = await runAction(upsert, context(), { items: people(5) });
    expect(outcomes(results)).toEqual(['created']);
  });

  it('makes nobody twice when the answer to a write was lost', async () => {
    const lost = { kind: 'drop-after-accept', path: '/crm/objects/2026-03/contacts/batch/upsert', times: 1 };
    await armFault(sandbox.url, 'hubspot', lost);
    const items = people(3);
    await expect(runAction(upsert, context(), { items })).rejects.toMatchObject({
      code: 'unavailable',
      retryable: true,
    });
    expect(outcomes((await runAction(upsert, context(), { items })).results)).toEqual(['unchanged']);
    expect(await allContacts()).toHaveLength(3);
  });

  it('writes nothing when a look-up fails', async () => {
    await armFault(sandbox.url, 'hubspot', { kind: 'status', path: '*/batch/read', status: 502, nth: 2 });
    await expect(runAction(upsert, context(), { items: people(1) })).rejects.toMatchObject({ code: 'unavailable' });
    expect(await allContacts()).toHaveLength(0);
  });

  it('calls the version that the connection names', async () => {
    await runAction(upsert, context(undefined, { apiVersion: '2026-09' }), { items: people(1) });
    const paths = (await receivedRequests(sandbox.url, 'hubspot')).map((request) => request.path);
    expect(paths.every((path) => path.includes('/2026-09/'))).toBe(true);
  });

  it('finds by e-mail in any case; nobody is an empty list', async () => {
    await runAction(upsert, context(), { items: people(1) });
    expect(
      await runAction(findByEmail, context(), { emails: ['ÅSA.0@company-0.example', 'no@no.example'] }),
    ).toMatchObject({
      people: [{ email: 'åsa.0@company-0.example', fields: { firstName: 'Åsa', country: 'SE' } }],
    });
    expect(await runAction(findByEmail, context(), { emails: ['no@no.example'] })).toEqual({ people: [] });
  });

  it.each([
    [
      {
        status: 429,
        body: { policyName: 'TEN_SECONDLY_ROLLING', message: 'You have reached your ten_secondly_rolling limit.' },
      },
      { code: 'rate_limited', retryAfterMs: 10_000, retryable: true },
    ],
    [
      { status: 429, body: { message: 'You have reached your secondly limit.' } },
      { code: 'rate_limited', retryAfterMs: 1000 },
    ],
    [
      { status: 429, body: { policyName: 'DAILY', message: 'You have reached your daily limit.' } },
      { code: 'rate_limited', retryable: false },
    ],
    [{ status: 423 }, { code: 'unavailable', retryAfterMs: 2000 }],
    [{ status: 502, body: '<html>' }, { code: 'unavailable' }],
  ])('%j is %j', async (fault, expected) => {
    await armFault(sandbox.url, 'hubspot', { kind: 'status', times: 1, ...fault });
    await expect(runAction(findByEmail, context(), { emails: ['no@no.example'] })).rejects.toMatchObject(expected);
  });

  it('tests the connection, and makes the properties that are missing', async () => {
    await expect(hubSpot.test(context('wrong'))).rejects.toMatchObject({ code: 'unauthorized' });
    await expect(hubSpot.test(context())).resolves.toEqual({ message: expect.stringContaining('leadloom_score') });
    await expect(hubSpot.test(context())).resolves.toEqual({ message: expect.not.stringContaining('added') });
  });
});
