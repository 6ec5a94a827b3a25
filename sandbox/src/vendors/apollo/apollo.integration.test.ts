import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type RunningSandbox, startSandbox } from '../../index.ts';
import { createPopulation } from '../../population/population.ts';
import { sandboxCredentials } from '../../server/credentials.ts';
import { apolloId } from './records.ts';

const population = createPopulation();
const withPhone = population.people.find(({ phone, email }) => phone !== undefined && email !== undefined)!;

let sandbox: RunningSandbox;

interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly email_status: string;
}

const call = (path: string, init: RequestInit & { key?: string } = {}) =>
  fetch(`${sandbox.url}/apollo/api/v1/${path}`, {
    ...init,
    headers: {
      'x-api-key': init.key ?? sandboxCredentials.apollo.apiKey,
      ...(init.body === undefined ? {} : { 'content-type': 'application/json' }),
    },
  });
const post = async <T>(path: string, body?: unknown): Promise<T> => {
  const answer = await call(path, { method: 'POST', ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  return (await answer.json()) as T;
};
const control = (path: string, body: unknown) =>
  fetch(`${sandbox.url}/_control/apollo/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

beforeEach(async () => {
  sandbox = await startSandbox();
});
afterEach(() => sandbox.close());

describe('search', () => {
  test('filters by query or by body alike, hides last names and addresses', async () => {
    interface Found {
      total_entries: number;
      people: Record<string, unknown>[];
    }
    const query =
      'mixed_people/api_search?person_titles[]=cto&person_titles[]=VP%20Sales&organization_locations[]=Germany&per_page=100';
    const byQuery = await post<Found>(query);
    const byBody = await post<Found>('mixed_people/api_search', {
      person_titles: ['cto', 'VP Sales'],
      organization_locations: ['Germany'],
      per_page: 100,
    });
    expect(byQuery).toEqual(byBody);
    expect(byQuery.total_entries).toBeGreaterThan(20);
    expect(new Set(byQuery.people.map(({ title }) => title))).toEqual(
      new Set(['Chief Technology Officer', 'VP Sales']),
    );
    for (const person of byQuery.people) {
      expect(Object.keys(person)).not.toContain('email');
      expect(Object.keys(person)).not.toContain('last_name');
      expect(person['last_name_obfuscated']).toMatch(/^.{1,2}\*\*\*.?$/u);
    }
  });

  test('pages without gaps or repeats', async () => {
    const ids = new Set<unknown>();
    let total = 0;
    for (let page = 1; page <= 3; page++) {
      const found = await post<{ total_entries: number; people: { id: string }[] }>('mixed_people/api_search', {
        person_seniorities: ['vp'],
        per_page: 100,
        page,
      });
      total += found.people.length;
      for (const { id } of found.people) ids.add(id);
    }
    expect([total, ids.size]).toEqual([300, 300]);
  });

  test.each(['per_page=101', 'page=501', 'per_page=0', 'page=x'])('refuses %s with 422', async (query) => {
    const answer = await call(`mixed_people/api_search?${query}`, { method: 'POST' });
    expect([answer.status, await answer.json()]).toEqual([422, { error: 'Invalid parameters' }]);
  });
});

describe('match', () => {
  test('finds by id, address, profile, or name with employer', async () => {
    const company = population.companyById(withPhone.companyId)!;
    for (const query of [
      { id: apolloId(withPhone.id) },
      { email: withPhone.email!.toUpperCase() },
      {
        first_name: withPhone.firstName.toLowerCase(),
        last_name: withPhone.lastName,
        domain: `https://www.${company.domain}/`,
      },
      { name: `${withPhone.firstName} ${withPhone.lastName}`, organization_name: company.name },
    ]) {
      const { person } = await post<{ person: Person }>('people/match', query);
      expect(person.email?.toLowerCase()).toBe(withPhone.email!.toLowerCase());
    }
    expect(await post('people/match', { email: 'nobody@nowhere.example' })).toEqual({ person: null });
  });

  test('answers in bulk item by item, ten at most', async () => {
    const ids = population.people.slice(0, 9).map(({ id }) => ({ id: apolloId(id) }));
    const bulk = await post<{ matches: (Person | null)[]; missing_records: number; credits_consumed: number }>(
      'people/bulk_match',
      {
        details: [...ids, { email: 'nobody@nowhere.example' }],
      },
    );
    expect(bulk.matches.map((person) => person?.id ?? null)).toEqual([...ids.map(({ id }) => id), null]);
    expect([bulk.missing_records, bulk.credits_consumed]).toEqual([1, 9]);
    const many = await call('people/bulk_match', {
      method: 'POST',
      body: JSON.stringify({ details: Array.from({ length: 11 }, () => ({})) }),
    });
    expect([many.status, ((await many.json()) as { error_code: string }).error_code]).toEqual([
      400,
      'RECORD_LIMIT_EXCEEDED',
    ]);
  });

  test('brings phone numbers later, by webhook and by polling with an id too large for a double', async () => {
    const bodies: string[] = [];
    const receiver = createServer((request, response) => {
      request.on('data', (chunk: Buffer) => bodies.push(chunk.toString()));
      request.on('end', () => response.end());
    });
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    const webhook = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/phones`;
    const answer = await post<{ request_id: string }>('people/match', {
      id: apolloId(withPhone.id),
      reveal_phone_number: true,
      webhook_url: webhook,
    });
    expect(`${Number(answer.request_id)}`).not.toBe(answer.request_id);
    const pending = await call(`webhook_result/${answer.request_id}`);
    expect([pending.status, await pending.json()]).toMatchObject([
      404,
      { error_code: 'result_pending', retry_after_seconds: 10 },
    ]);
    await control('clock', { advanceMs: 3_000 });
    expect(await (await call(`webhook_result/${answer.request_id}`)).json()).toMatchObject({
      people: [{ phone_numbers: [{ sanitized_number: withPhone.phone }] }],
    });
    await vi.waitFor(() => expect(bodies.join('')).toContain(withPhone.phone!), 8_000);
    await new Promise((resolve) => receiver.close(resolve));
    expect((await call('people/match?reveal_phone_number=true', { method: 'POST' })).status).toBe(400);
  });
});

test('enriches a company by its domain', async () => {
  const company = population.companies[5]!;
  expect(await (await call(`organizations/enrich?domain=${company.domain}`)).json()).toMatchObject({
    organization: { name: company.name, estimated_num_employees: company.employees, primary_domain: company.domain },
  });
  const missing = await call('organizations/enrich');
  expect([missing.status, await missing.json()]).toEqual([422, { error: "Required parameter 'domain' missing" }]);
});

test('refuses a wrong key in plain text and without usage headers', async () => {
  const answer = await call('people/match', { method: 'POST', key: 'wrong' });
  expect([answer.status, answer.headers.get('content-type')?.split(';')[0]]).toEqual([401, 'text/plain']);
  expect(await answer.text()).toMatch(/^Invalid API key/);
  expect(answer.headers.get('x-rate-limit-minute')).toBeNull();
});

test('counts calls in fixed windows and says when the next one opens', async () => {
  const search = () => call('mixed_people/api_search?per_page=1', { method: 'POST' });
  const first = await search();
  expect([first.headers.get('x-rate-limit-minute'), first.headers.get('x-minute-requests-left')]).toEqual([
    '200',
    '199',
  ]);
  for (let count = 1; count < 200; count++) await (await search()).arrayBuffer();
  const refused = await search();
  expect([refused.status, ((await refused.json()) as { message: string }).message]).toEqual([
    429,
    expect.stringContaining('api/v1/mixed_people/api_search is 200 times per minute'),
  ]);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  const enriched = await call('people/match', { method: 'POST' });
  expect([
    enriched.status,
    enriched.headers.get('x-rate-limit-hourly'),
    enriched.headers.get('x-hourly-usage'),
  ]).toEqual([200, '', null]);
  await control('clock', { advanceMs: 60_000 });
  expect((await search()).status).toBe(200);
});
