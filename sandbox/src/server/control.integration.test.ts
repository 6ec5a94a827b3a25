import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type RunningSandbox, startSandbox } from '../index.ts';
import { sandboxCredentials } from './credentials.ts';

let sandbox: RunningSandbox;

const control = async (method: string, path: string, body?: unknown) => {
  const answer = await fetch(`${sandbox.url}/_control/${path}`, {
    method,
    ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  return answer.json();
};
const validate = () =>
  fetch(`${sandbox.url}/zerobounce/v2/validate?api_key=${sandboxCredentials.zerobounce.apiKey}&email=a%40b.example`);

const batch = () => fetch(`${sandbox.url}/zerobounce/v2/validatebatch`, { method: 'POST' });

beforeEach(async () => {
  sandbox = await startSandbox();
});
afterEach(() => sandbox.close());

describe('faults', () => {
  test('answer with a status and headers, the nth time only', async () => {
    await control('POST', 'zerobounce/faults', {
      kind: 'status',
      nth: 2,
      status: 429,
      headers: { 'retry-after': '7' },
      body: { error: 'slow down' },
    });
    expect((await validate()).status).toBe(200);
    const refused = await validate();
    expect([refused.status, refused.headers.get('retry-after'), await refused.json()]).toEqual([
      429,
      '7',
      { error: 'slow down' },
    ]);
    expect((await validate()).status).toBe(200);
  });

  test('are bound to method and path, and can be listed and cleared', async () => {
    await control('POST', 'zerobounce/faults', { kind: 'status', status: 503, method: 'POST', path: '/v2/*' });
    expect((await validate()).status).toBe(200);
    expect((await batch()).status).toBe(503);
    expect(await control('GET', 'zerobounce/faults')).toMatchObject([{ used: 1, fault: { path: '/v2/*' } }]);
    await control('DELETE', 'zerobounce/faults');
    expect((await batch()).status).toBe(200);
  });

  test('cut an answer in two, or the connection before it was heard', async () => {
    await control('POST', 'zerobounce/faults', { kind: 'truncate', times: 1 });
    await expect((await validate()).json()).rejects.toThrow(SyntaxError);
    await control('POST', 'zerobounce/faults', { kind: 'slow-body', times: 1, delayMs: 50 });
    expect(await (await validate()).json()).toMatchObject({ address: 'a@b.example' });
    await control('DELETE', 'zerobounce/requests');
    await control('POST', 'zerobounce/faults', { kind: 'drop', times: 1 });
    await expect(validate()).rejects.toThrow();
    expect(await control('GET', 'zerobounce/state')).toMatchObject({ counts: { validations: 2 } });
    expect(await control('GET', 'zerobounce/requests')).toMatchObject([{ received: 1, answered: 0 }]);
  });

  test('without a kind are refused', async () => {
    expect(await control('POST', 'zerobounce/faults', {})).toHaveProperty('error');
  });
});

test('requests are counted by method, path and body, so that a repeat shows', async () => {
  await (await validate()).arrayBuffer();
  await (await validate()).arrayBuffer();
  expect(await control('GET', 'zerobounce/requests')).toMatchObject([
    { method: 'GET', received: 2, answered: 2, statuses: [200, 200] },
  ]);
});

test('state can be read and cleared, views searched', async () => {
  await validate();
  expect(await control('GET', 'zerobounce/views')).toMatchObject([{ key: 'validations' }]);
  expect(await control('GET', 'zerobounce/views/validations?search=B.EXAMPLE&limit=1')).toMatchObject({
    total: 1,
    rows: [{ detail: { address: 'a@b.example' } }],
  });
  expect(await control('GET', 'zerobounce/views/validations?search=nothing')).toEqual({ total: 0, rows: [] });
  expect(await control('DELETE', 'zerobounce/state')).toMatchObject({ counts: { validations: 0 } });
});

test('credentials and base URLs are told for every vendor', async () => {
  const table = (await control('GET', 'credentials')) as { vendor: string; credentials: object }[];
  const { vendors } = (await (await fetch(`${sandbox.url}/healthz`)).json()) as { vendors: string[] };
  expect(table.map(({ vendor }) => vendor).sort()).toEqual(vendors.sort());
  expect(table.find(({ vendor }) => vendor === 'apollo')).toEqual({
    vendor: 'apollo',
    title: 'Apollo',
    baseUrl: `${sandbox.url}/apollo`,
    credentials: sandboxCredentials.apollo,
  });
});

test('a list of leads can be had as CSV', async () => {
  const answer = await fetch(`${sandbox.url}/_control/population/leads.csv?rows=10&messy=false`);
  expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect((await answer.text()).trimEnd().split('\r\n')).toHaveLength(11);
});
