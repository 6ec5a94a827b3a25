import { createPublicKey, verify } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type Mailer from '@sendgrid/mail';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type RunningSandbox, startSandbox } from '../../index.ts';
import { createPopulation } from '../../population/population.ts';
import { sandboxCredentials } from '../../server/credentials.ts';

const { apiKey } = sandboxCredentials.sendgrid;
const population = createPopulation();
const addressWhere = (quality: string) =>
  population.people.find(
    ({ email, emailQuality, companyId }) =>
      email !== undefined && emailQuality === quality && !population.companyById(companyId)!.deadDomain,
  )!.email!;

let sandbox: RunningSandbox;
let mailer: typeof Mailer;

// The package exports the class, but its types do not name it nor its client.
const { MailService } = createRequire(import.meta.url)('@sendgrid/mail') as {
  MailService: new () => typeof Mailer & { client: { setDefaultRequest(key: string, value: string): void } };
};
const mailerFor = (url: string, key: string = apiKey) => {
  const service = new MailService();
  service.setApiKey(key);
  service.client.setDefaultRequest('baseUrl', `${url}/sendgrid`);
  return service;
};
const api = async (method: string, path: string, body?: unknown) => {
  const answer = await fetch(`${sandbox.url}/sendgrid${path}`, {
    method,
    headers: {
      authorization: `Bearer ${apiKey}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, json: text === '' ? undefined : (JSON.parse(text) as Record<string, unknown>) };
};
const control = async (path: string, body: unknown) =>
  fetch(`${sandbox.url}/_control/sendgrid/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
const received = async (url = sandbox.url) =>
  (
    (await (await fetch(`${url}/_control/sendgrid/views/messages`)).json()) as {
      rows: { detail: Record<string, unknown> }[];
    }
  ).rows.map(({ detail }) => detail);

const eventsOf = async () => (await received()).map(({ events }) => (events as unknown[]).length);

beforeEach(async () => {
  sandbox = await startSandbox();
  mailer = mailerFor(sandbox.url);
});
afterEach(() => sandbox.close());

const mail = { to: 'anna@b.example', from: 'sales@hub.example', subject: 'Grüße', text: 'Hallo', html: '<p>Hallo</p>' };

describe('SendGrid by its own SDK', () => {
  test('takes a mail, answers 202 with an id and shows it', async () => {
    const [answer] = await mailer.send({ ...mail, categories: ['intro'], customArgs: { reservation: 'r-1' } });
    expect(answer.statusCode).toBe(202);
    const messageId = (answer.headers as Record<string, string>)['x-message-id'];
    expect(messageId).toMatch(/^[\w-]{22}$/);
    expect(await received()).toMatchObject([
      { messageId, subject: 'Grüße', text: 'Hallo', html: '<p>Hallo</p>', customArgs: { reservation: 'r-1' } },
    ]);
  });

  test('keeps nothing of a mail in sandbox mode', async () => {
    const [answer] = await mailer.send({ ...mail, mailSettings: { sandboxMode: { enable: true } } });
    expect(answer.statusCode).toBe(200);
    expect(await received()).toEqual([]);
  });

  test.each([
    [{ subject: '' }, 400, 'subject'],
    [{ to: 'no address' }, 400, 'personalizations.0.to.0.email'],
    [{ cc: 'anna@b.example' }, 400, 'personalizations.0'],
    [{ from: 'x@unverified.example' }, 403, 'from'],
  ])('refuses %o with %i at %s', async (change, code, field) => {
    const error = (await mailer.send({ ...mail, ...change }).catch((reason: unknown) => reason)) as {
      code: number;
      response: { body: { errors: { field: string }[] } };
    };
    expect([error.code, error.response.body.errors[0]!.field]).toEqual([code, field]);
    expect(await received()).toEqual([]);
  });

  test('refuses a wrong key with JSON', async () => {
    await expect(mailerFor(sandbox.url, 'SG.wrong').send(mail)).rejects.toMatchObject({
      code: 401,
      response: { body: { errors: [{ message: 'The provided authorization grant is invalid, expired, or revoked' }] } },
    });
  });

  test('a mail that is accepted and not answered has been sent', async () => {
    await control('faults', { kind: 'drop-after-accept', path: '/v3/mail/send', times: 1 });
    await expect(mailer.send(mail)).rejects.toThrow();
    expect(await received()).toHaveLength(1);
  });
});

describe('events', () => {
  let hooks: { headers: IncomingHttpHeaders; body: string }[];
  let receiver: Server;
  let failures: number;

  beforeEach(async () => {
    hooks = [];
    failures = 0;
    receiver = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        if (failures-- > 0) {
          response.writeHead(503).end();
          return;
        }
        hooks.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
        response.writeHead(200).end();
      });
    });
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hooks/sendgrid`;
    const { json } = await api('POST', '/v3/user/webhooks/event/settings', {
      enabled: true,
      url,
      processed: true,
      delivered: true,
      bounce: true,
      dropped: true,
      open: true,
    });
    const signed = await api('PATCH', `/v3/user/webhooks/event/settings/signed/${String(json!['id'])}`, {
      enabled: true,
    });
    publicKey = String(signed.json!['public_key']);
  });
  afterEach(() => new Promise((resolve) => receiver.close(resolve)));
  let publicKey: string;

  const events = () => hooks.flatMap(({ body }) => JSON.parse(body) as Record<string, unknown>[]);

  test('come signed over the raw bytes, with the line break at the end and the caller’s arguments', async () => {
    await mailer.send({ ...mail, to: addressWhere('valid'), customArgs: { reservation: 'r-7' } });
    await control('clock', { advanceMs: 2_000 });
    await vi.waitFor(() => expect(events().map(({ event }) => event)).toEqual(['processed', 'delivered']), 5_000);
    const [{ headers, body }] = hooks as [(typeof hooks)[number]];
    expect(body.endsWith(']\r\n')).toBe(true);
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
    const signature = Buffer.from(String(headers['x-twilio-email-event-webhook-signature']), 'base64');
    const signedText = `${String(headers['x-twilio-email-event-webhook-timestamp'])}${body}`;
    expect(verify('sha256', Buffer.from(signedText), key, signature)).toBe(true);
    expect(verify('sha256', Buffer.from(signedText.trimEnd()), key, signature)).toBe(false);
    const [{ messageId }] = (await received()) as [{ messageId: string }];
    expect(events()[0]).toMatchObject({
      reservation: 'r-7',
      sg_message_id: expect.stringMatching(`^${messageId}\\.`) as string,
    });
  });

  test('an address without a mailbox bounces, is suppressed, and is dropped the next time', async () => {
    const to = addressWhere('invalid');
    await mailer.send({ ...mail, to });
    await control('clock', { advanceMs: 5_000 });
    await vi.waitFor(
      () => expect(events().at(-1)).toMatchObject({ event: 'bounce', type: 'bounce', status: '5.1.1' }),
      5_000,
    );
    expect((await api('GET', `/v3/suppression/bounces/${to}`)).json).toMatchObject([{ email: to.toLowerCase() }]);
    await mailer.send({ ...mail, to });
    await control('clock', { advanceMs: 5_000 });
    await vi.waitFor(
      () => expect(events().at(-1)).toMatchObject({ event: 'dropped', reason: 'Bounced Address' }),
      5_000,
    );
    expect((await api('DELETE', `/v3/suppression/bounces/${to}`)).status).toBe(204);
    expect((await api('GET', '/v3/suppression/bounces')).json).toEqual([]);
  });

  test('come twice and in disorder when told to, with the same event ids', async () => {
    await control('faults', { kind: 'duplicate-events', times: 1 });
    await mailer.send({ ...mail, to: addressWhere('valid') });
    await control('clock', { advanceMs: 2_000 });
    await vi.waitFor(() => expect(events().length).toBeGreaterThanOrEqual(2), 5_000);
    const ids = events().map(({ sg_event_id: id }) => id);
    expect(new Set(ids).size).toBeLessThan(ids.length);
  });

  test('are repeated until they are taken', async () => {
    failures = 1;
    await mailer.send({ ...mail, to: addressWhere('valid') });
    await control('clock', { advanceMs: 2_000 });
    await vi.waitFor(() => expect(events()).toHaveLength(2), 10_000);
  });
});

test('a mail for later can be held and taken back', async () => {
  const later = async () => {
    const { json } = await api('POST', '/v3/mail/batch');
    const batchId = String(json!['batch_id']);
    await mailer.send({ ...mail, sendAt: Math.floor(Date.now() / 1000) + 60, batchId });
    return batchId;
  };
  const [held, cancelled] = [await later(), await later()];
  expect((await api('POST', '/v3/user/scheduled_sends', { batch_id: held, status: 'pause' })).status).toBe(201);
  expect((await api('POST', '/v3/user/scheduled_sends', { batch_id: cancelled, status: 'cancel' })).status).toBe(201);
  await control('clock', { advanceMs: 65_000 });
  await mailer.send(mail);
  await control('clock', { advanceMs: 2_000 });
  await vi.waitFor(async () => expect((await eventsOf())[0]).toBeGreaterThan(0), 5_000);
  expect((await eventsOf()).slice(1)).toEqual([0, 0]);
  expect((await api('DELETE', `/v3/user/scheduled_sends/${held}`)).status).toBe(204);
  await vi.waitFor(async () => expect((await eventsOf())[2]).toBeGreaterThan(0), 5_000);
  expect((await eventsOf())[1]).toBe(0);
});

test('marketing contacts are upserted by address and found by query', async () => {
  const list = await api('POST', '/v3/marketing/lists', { name: 'Prospects' });
  const put = (contact: object) =>
    api('PUT', '/v3/marketing/contacts', { list_ids: [list.json!['id']], contacts: [contact] });
  expect((await put({ email: 'Zoë@b.example', first_name: 'Zoë' })).status).toBe(202);
  await put({ email: 'zoë@b.example', last_name: "O'Hara" });
  const found = await api('POST', '/v3/marketing/contacts/search', { query: "last_name = 'O''Hara'" });
  expect(found.json).toMatchObject({
    contact_count: 1,
    result: [{ email: 'zoë@b.example', first_name: 'Zoë', last_name: "O'Hara" }],
  });
  expect((await api('GET', `/v3/marketing/lists/${String(list.json!['id'])}`)).json).toMatchObject({
    contact_count: 1,
  });
});

test('mails, and events not yet sent, outlive a restart', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'sandbox-sendgrid-'));
  try {
    const first = await startSandbox({ dataDir });
    await mailerFor(first.url).send(mail);
    await first.close();
    const second = await startSandbox({ dataDir });
    await vi.waitFor(
      async () =>
        expect(await received(second.url)).toMatchObject([
          { subject: 'Grüße', events: [{ event: 'processed' }, { event: 'delivered' }] },
        ]),
      8_000,
    );
    await second.close();
  } finally {
    rmSync(dataDir, { recursive: true });
  }
});
