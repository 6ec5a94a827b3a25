import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type RunningSandbox, startSandbox } from '../../index.ts';
import { createPopulation, type EmailQuality } from '../../population/population.ts';
import { sandboxCredentials } from '../../server/credentials.ts';

const { apiKey: key } = sandboxCredentials.neverbounce;
const population = createPopulation();

let sandbox: RunningSandbox;

const call = async (path: string, body: object) => {
  const answer = await fetch(`${sandbox.url}/neverbounce/v4.2/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(answer.status).toBe(200);
  return (await answer.json()) as Record<string, unknown>;
};
const advance = (advanceMs: number) =>
  fetch(`${sandbox.url}/_control/neverbounce/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ advanceMs }),
  });

beforeEach(async () => {
  sandbox = await startSandbox();
});
afterEach(() => sandbox.close());

test.each([
  ['valid', 'valid', 'smtp_connectable'],
  ['invalid', 'invalid', undefined],
  ['catch_all', 'catchall', 'accepts_all'],
  ['disposable', 'disposable', 'disposable_email'],
  ['role', 'valid', 'role_account'],
  ['spamtrap', 'valid', 'spamtrap_network'],
  ['unknown', 'unknown', 'connect_fails'],
] as [EmailQuality, string, string | undefined][])(
  'says of a %s address that it is %s',
  async (quality, result, flag) => {
    const { email } = population.people.find(
      (person) => person.email !== undefined && person.emailQuality === quality,
    )!;
    const answer = await call('single/check', { key, email, address_info: 1 });
    expect(answer).toMatchObject({ status: 'success', result });
    if (flag !== undefined) expect(answer['flags']).toContain(flag);
  },
);

test('fails with HTTP 200', async () => {
  expect(await call('single/check', { key: 'wrong', email: 'a@b.example' })).toMatchObject({
    status: 'auth_failure',
    message: "Invalid API key 'wrong'",
  });
  expect(await call('single/check', { key })).toMatchObject({ status: 'general_failure' });
  expect(await call('jobs/status', { key, job_id: 1 })).toMatchObject({ status: 'general_failure' });
  expect(await call('account/info', { key })).toMatchObject({
    status: 'success',
    credits_info: { paid_credits_used: 0 },
  });
});

test('a list is parsed, run and read page by page', async () => {
  const people = population.people.filter(({ email }) => email !== undefined).slice(0, 25);
  const input = people.map(({ id, email }) => ({ id, email }));
  const { job_id: jobId } = await call('jobs/create', {
    key,
    input_location: 'supplied',
    input,
    auto_parse: 1,
    auto_start: 0,
    filename: 'leads.csv',
  });
  expect(await call('jobs/status', { key, job_id: jobId })).toMatchObject({
    job_status: 'parsing',
    total: { records: 25 },
  });
  expect(await call('jobs/results', { key, job_id: jobId })).toMatchObject({ status: 'general_failure' });
  await advance(1_000);
  expect(await call('jobs/status', { key, job_id: jobId })).toMatchObject({ job_status: 'waiting' });
  await call('jobs/start', { key, job_id: jobId });
  await advance(1_000);
  expect(await call('jobs/status', { key, job_id: jobId })).toMatchObject({
    job_status: 'complete',
    percent_complete: 100,
    total: { processed: 25 },
  });
  const page = await call('jobs/results', { key, job_id: jobId, page: 3, items_per_page: 10 });
  expect(page).toMatchObject({ total_results: 25, total_pages: 3 });
  expect((page['results'] as { data: unknown }[]).map(({ data }) => data)).toEqual(input.slice(20));
  const download = await fetch(`${sandbox.url}/neverbounce/v4.2/jobs/download?key=${key}&job_id=${String(jobId)}`);
  expect(download.headers.get('content-type')).toBe('application/octet-stream');
  expect((await download.text()).trimEnd().split('\n')).toHaveLength(26);
});

test('calls back with the headers it was given and nothing but the job', async () => {
  const calls: { headers: IncomingHttpHeaders; body: string }[] = [];
  const receiver = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      calls.push({ headers: request.headers, body });
      response.end();
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  const callbackUrl = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/done`;
  const { job_id: jobId } = await call('jobs/create', {
    key,
    input_location: 'supplied',
    input: [{ email: 'a@b.example' }],
    auto_start: true,
    callback_url: callbackUrl,
    callback_headers: { 'x-token': 't' },
  });
  await vi.waitFor(() => expect(calls).toHaveLength(1), 8_000);
  expect([calls[0]!.headers['x-token'], JSON.parse(calls[0]!.body)]).toEqual([
    't',
    { job_id: jobId, event: 'job_run_finished' },
  ]);
  await new Promise((resolve) => receiver.close(resolve));
});
