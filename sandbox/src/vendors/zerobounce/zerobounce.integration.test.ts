import { afterEach, beforeEach, expect, test } from 'vitest';
import { type RunningSandbox, startSandbox } from '../../index.ts';
import { createPopulation, type EmailQuality } from '../../population/population.ts';
import { sandboxCredentials } from '../../server/credentials.ts';

const { apiKey } = sandboxCredentials.zerobounce;
const population = createPopulation();

let sandbox: RunningSandbox;

const get = async (path: string, query: Record<string, string>) => {
  const answer = await fetch(`${sandbox.url}/zerobounce/v2/${path}?${new URLSearchParams(query).toString()}`);
  expect(answer.status).toBe(200);
  return (await answer.json()) as Record<string, unknown>;
};
const batch = (addresses: readonly string[], key: string = apiKey) =>
  fetch(`${sandbox.url}/zerobounce/v2/validatebatch`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      api_key: key,
      email_batch: addresses.map((address) => ({ email_address: address, ip_address: null })),
    }),
  });

const advance = (advanceMs: number) =>
  fetch(`${sandbox.url}/_control/zerobounce/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ advanceMs }),
  });

beforeEach(async () => {
  sandbox = await startSandbox();
});
afterEach(() => sandbox.close());

test.each([
  ['valid', 'valid'],
  ['invalid', 'invalid'],
  ['catch_all', 'catch-all'],
  ['disposable', 'do_not_mail'],
  ['role', 'do_not_mail'],
  ['spamtrap', 'spamtrap'],
  ['unknown', 'unknown'],
] as [EmailQuality, string][])('says of a %s address that it is %s', async (quality, status) => {
  const { email } = population.people.find((person) => person.email !== undefined && person.emailQuality === quality)!;
  expect(await get('validate', { api_key: apiKey, email: email! })).toMatchObject({
    address: email,
    status,
    free_email: false,
  });
});

test('answers a batch in its order and charges for what it knows', async () => {
  const people = population.people.filter(({ email }) => email !== undefined).slice(0, 100);
  const answer = (await (await batch(people.map(({ email }) => email!))).json()) as {
    email_batch: { address: string; status: string }[];
    errors: unknown[];
  };
  expect(answer.email_batch.map(({ address }) => address)).toEqual(people.map(({ email }) => email));
  expect(answer.errors).toEqual([]);
  const unknown = answer.email_batch.filter(({ status }) => status === 'unknown').length;
  expect(await get('getcredits', { api_key: apiKey })).toEqual({ Credits: `${1_000_000 - 100 + unknown}` });
});

test('its own test addresses cost nothing', async () => {
  expect(await get('validate', { api_key: apiKey, email: 'abuse@example.com' })).toMatchObject({ status: 'abuse' });
  expect(await get('validate', { api_key: apiKey, email: 'toxic@example.com' })).toMatchObject({
    status: 'do_not_mail',
    sub_status: 'toxic',
  });
  expect(await get('getcredits', { api_key: apiKey })).toEqual({ Credits: '1000000' });
});

test('refuses with HTTP 200: wrong key, no credits, too many', async () => {
  expect(await get('validate', { api_key: 'wrong', email: 'a@b.example' })).toEqual({
    error: 'Invalid API key or your account ran out of credits',
  });
  expect(await get('getcredits', { api_key: 'wrong' })).toEqual({ Credits: '-1' });
  expect(await (await batch(['a@b.example'], 'wrong')).json()).toEqual({
    email_batch: [],
    errors: [{ email_address: 'all', error: 'Invalid API Key or your account ran out of credits' }],
  });
  expect(await (await batch(Array.from({ length: 101 }, (_, index) => `a${index}@b.example`))).json()).toMatchObject({
    email_batch: [],
  });
  await fetch(`${sandbox.url}/_control/zerobounce/seed`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"credits":0}',
  });
  expect(await get('validate', { api_key: apiKey, email: 'a@b.example' })).toHaveProperty('error');
});

test('blocks for ten minutes after thirty batches in a minute', async () => {
  for (let count = 0; count < 30; count++) expect((await batch(['a@b.example'])).status).toBe(200);
  expect((await batch(['a@b.example'])).status).toBe(429);
  await advance(120_000);
  expect((await batch(['a@b.example'])).status).toBe(429);
  await advance(500_000);
  expect((await batch(['a@b.example'])).status).toBe(200);
});
