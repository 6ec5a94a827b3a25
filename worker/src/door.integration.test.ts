import './install-door.ts';
import { createRequire } from 'node:module';
import { buffer } from 'node:stream/consumers';
import { HubError, type JournalRecord } from '@leadloom/contracts';
import { type DoorScope, configureDoor, createSsrfGuard, withDoor } from '@leadloom/engine';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type CountingServer, startCountingServer } from './testing/counting-server.ts';

const require = createRequire(import.meta.url);

let vendor: CountingServer;
let taken: string[];
let records: Map<string, JournalRecord>;
let outcomes: string[];

beforeAll(async () => {
  vendor = await startCountingServer();
});
afterAll(() => vendor.stop());
beforeEach(() => {
  taken = [];
  outcomes = [];
  records = new Map();
  vendor.requests.length = 0;
  vendor.answer((_request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end('{"ok":true,"id":"1","success":true,"records":[],"done":true,"totalSize":0,"results":[]}');
  });
  configureDoor({
    guard: createSsrfGuard([]),
    hubOrigin: 'http://hub.example',
    onOutcome: (outcome) => outcomes.push(outcome),
    limiter: {
      take: ({ path }) => {
        taken.push(path);
        return Promise.resolve(0);
      },
      block: () => Promise.resolve(),
      learn: () => undefined,
    },
  });
});

function scope(origin: string, changes: Partial<DoorScope> = {}): DoorScope {
  return {
    workspaceId: 'ws',
    scopeId: 'execution',
    unit: 'node',
    run: 0,
    attempt: 1,
    journal: {
      list: () => Promise.resolve([...records.values()]),
      putSent: (record) => {
        if (records.has(record.id)) return Promise.resolve(false);
        records.set(record.id, { ...record, answer: null });
        return Promise.resolve(true);
      },
      keepBody: (_ws, _scope, source) => buffer(source),
      putDone: (_ws, id, answer) => {
        const record = records.get(id);
        if (record !== undefined) record.answer = answer;
        return Promise.resolve();
      },
      suspect: () => Promise.resolve(),
      remove: (_ws, id) => {
        records.delete(id);
        return Promise.resolve();
      },
    },
    connectionFor: () => ({ id: 'con', origins: { [origin]: `${vendor.url}/mapped` }, limits: null }),
    safety: 'unsafe',
    isNewest: () => Promise.resolve(true),
    signal: null,
    ...changes,
  };
}

const transports: [name: string, origin: string, path: string, call: () => Promise<unknown>][] = [
  [
    'axios by require',
    'https://api.vendor.example',
    '/people',
    () =>
      (require('axios') as { post(url: string, body: object): Promise<unknown> }).post(
        'https://api.vendor.example/people',
        { a: 1 },
      ),
  ],
  [
    'axios by import',
    'https://api.vendor.example',
    '/people',
    async () => (await import('axios')).default.post('https://api.vendor.example/people', { a: 1 }),
  ],
  [
    'fetch of Node',
    'https://api.vendor.example',
    '/people',
    async () => (await fetch('https://api.vendor.example/people', { method: 'POST', body: '{"a":1}' })).json(),
  ],
  [
    'HubSpot’s client',
    'https://api.hubapi.com',
    '/crm/v3/objects/contacts',
    async () => {
      const { Client } = (await import('@hubspot/api-client')).default;
      const answer = await new Client({ accessToken: 't', numberOfApiCallRetries: 0 }).apiRequest({
        method: 'POST',
        path: '/crm/v3/objects/contacts',
        body: { a: 1 },
      });
      return answer.json();
    },
  ],
  [
    'jsforce',
    'https://org.my.salesforce.com',
    '/services/data/v62.0/sobjects/Lead',
    async () => {
      const { Connection } = (await import('jsforce')).default;
      const org = new Connection({ instanceUrl: 'https://org.my.salesforce.com', accessToken: 't', version: '62.0' });
      return org.request({
        method: 'POST',
        url: '/sobjects/Lead',
        body: '{"LastName":"x"}',
        headers: { 'content-type': 'application/json' },
      });
    },
  ],
  [
    'Pipedrive’s SDK',
    'https://api.pipedrive.com',
    '/api/v2/persons',
    async () => {
      const { PersonsApi, Configuration } = require('pipedrive/v2') as {
        PersonsApi: new (configuration: unknown) => { addPerson(input: object): Promise<unknown> };
        Configuration: new (input: object) => unknown;
      };
      return new PersonsApi(new Configuration({ apiKey: 't' })).addPerson({ AddPersonRequest: { name: 'Ada' } });
    },
  ],
  [
    'SendGrid’s mail client',
    'https://api.sendgrid.com',
    '/v3/mail/send',
    async () => {
      const mail = await import('@sendgrid/mail');
      const { MailService } = mail.default as unknown as { MailService: new () => typeof mail.default };
      const service = new MailService();
      service.setApiKey('SG.x');
      return service.send({ from: 'a@a.example', to: 'b@b.example', subject: 's', text: 't' });
    },
  ],
  [
    'Slack’s web client',
    'https://slack.com',
    '/api/chat.postMessage',
    async () => {
      const { WebClient } = await import('@slack/web-api');
      return new WebClient('xoxb', { retryConfig: { retries: 0 } }).apiCall('chat.postMessage', {
        channel: 'C',
        text: 'hi',
      });
    },
  ],
];

/** What callers of each client look at. */
const data = (answer: unknown) =>
  JSON.stringify(
    (answer as { data?: unknown }).data ??
      (Array.isArray(answer) ? answer.map((part: { body?: unknown }) => part?.body) : answer),
  );

const send = (url: string, init?: RequestInit) => () => fetch(url, init);

describe.each(transports)('%s', (_name, origin, path, call) => {
  it('passes mapping, limiter and journal, and a re-run sends nothing again', async () => {
    const first = await withDoor(scope(origin), call);
    expect(vendor.requests.map((request) => [request.method, request.path.split('?')[0]])).toEqual([
      ['POST', `/mapped${path}`],
    ]);
    expect(taken).toEqual([path]);
    expect([...records.values()].map(({ method, address, answer }) => [method, address, answer?.status])).toEqual([
      ['POST', origin + path, 200],
    ]);

    const second = await withDoor(scope(origin, { attempt: 2 }), call);
    expect(vendor.requests).toHaveLength(1);
    expect(outcomes).toEqual(['sent', 'replayed']);
    expect(data(second)).toBe(data(first));
  });

  it('parks when the answer never came', async () => {
    vendor.answer((_request, response) => {
      response.destroy();
    });
    await expect(withDoor(scope(origin), call)).rejects.toMatchObject({ code: 'outcome_unknown' });
    await expect(withDoor(scope(origin, { attempt: 2 }), call)).rejects.toMatchObject({ code: 'outcome_unknown' });
    expect(vendor.requests).toHaveLength(1);
  });

  it('is kept out of private networks', async () => {
    const unmapped = scope(origin, { connectionFor: () => null });
    const local = vendor.url;
    await expect(withDoor(unmapped, () => fetch(local))).rejects.toBeInstanceOf(Error);
    expect(vendor.requests).toHaveLength(0);
    expect(outcomes).toContain('refused');
  });
});

it('sends a repeatable request again when its answer is not known', async () => {
  let drop = true;
  vendor.answer((_request, response) => {
    if (drop) response.destroy();
    else response.end('{}');
  });
  const read = send('https://api.vendor.example/x');
  await expect(withDoor(scope('https://api.vendor.example'), read)).rejects.toThrow();
  drop = false;
  await withDoor(scope('https://api.vendor.example', { attempt: 2 }), read);
  expect(vendor.requests).toHaveLength(2);
});

it('parks an unsafe request that differs from what an earlier try sent to the same place', async () => {
  await withDoor(
    scope('https://api.vendor.example'),
    send('https://api.vendor.example/x', { method: 'POST', body: '10:00' }),
  );
  await expect(
    withDoor(
      scope('https://api.vendor.example', { attempt: 2 }),
      send('https://api.vendor.example/x', { method: 'POST', body: '10:01' }),
    ),
  ).rejects.toMatchObject({
    code: 'outcome_unknown',
  });
  expect(vendor.requests).toHaveLength(1);
});

it('writes down neither token calls nor refusals of a token', async () => {
  const origin = 'https://api.vendor.example';
  await withDoor(scope(origin), () =>
    fetch(`${origin}/token`, { method: 'POST', body: new URLSearchParams({ grant_type: 'refresh_token' }) }),
  );
  vendor.answer((_request, response) => {
    response.statusCode = 401;
    response.end('{}');
  });
  await withDoor(scope(origin), () => fetch(`${origin}/x`, { method: 'POST' }));
  expect(records.size).toBe(0);
});

it('gives the slot back when the limiter holds a call back for long', async () => {
  configureDoor({
    guard: createSsrfGuard([]),
    hubOrigin: '',
    onOutcome: () => undefined,
    limiter: { take: () => Promise.resolve(60_000), block: () => Promise.resolve(), learn: () => undefined },
  });
  const error = await withDoor(scope('https://api.vendor.example'), () =>
    fetch('https://api.vendor.example/x', { method: 'POST' }),
  ).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(HubError);
  expect(error).toMatchObject({ code: 'rate_limited', retryAfterMs: 60_000 });
  expect(vendor.requests).toHaveLength(0);
});

it('refuses to send when another worker has taken the scope over', async () => {
  await expect(
    withDoor(scope('https://api.vendor.example', { isNewest: () => Promise.resolve(false) }), () =>
      fetch('https://api.vendor.example/x', { method: 'POST' }),
    ),
  ).rejects.toMatchObject({ code: 'conflict' });
  expect(vendor.requests).toHaveLength(0);
  expect(records.size).toBe(0);
});
