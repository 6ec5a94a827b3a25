/* oxlint-disable unicorn/require-post-message-target-origin -- chat.postMessage is Slack's, not the window's */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebClient, type WebAPICallResult } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type RunningSandbox, startSandbox } from '../../index.ts';
import { sandboxCredentials } from '../../server/credentials.ts';

const { botToken, webhookPath } = sandboxCredentials.slack;

let sandbox: RunningSandbox;
let slack: WebClient;

const clientFor = (url: string, token: string = botToken) =>
  new WebClient(token, { slackApiUrl: `${url}/slack/api/`, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true });
const errorOf = async (call: Promise<WebAPICallResult>): Promise<unknown> =>
  call.then(
    () => undefined,
    (error: { data?: { error?: string } }) => error.data?.error,
  );

const post = (path: string, body: string) =>
  fetch(`${sandbox.url}/slack${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });

beforeEach(async () => {
  sandbox = await startSandbox();
  slack = clientFor(sandbox.url);
});
afterEach(() => sandbox.close());

describe('Slack by its own SDK', () => {
  test('posts with blocks, reads the history, updates and answers in a thread', async () => {
    const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: '*New lead*' } }];
    const posted = await slack.chat.postMessage({ channel: '#leads', text: 'New lead: Ωmega', blocks });
    expect(posted.channel).toBe('C0SANDBOXLEAD');
    await slack.chat.postMessage({ channel: 'C0SANDBOXLEAD', text: 'called', thread_ts: posted.ts! });
    await slack.chat.update({ channel: posted.channel!, ts: posted.ts!, text: 'New lead: qualified' });

    const history = await slack.conversations.history({ channel: posted.channel! });
    expect(history.messages).toHaveLength(1);
    expect(history.messages![0]).toMatchObject({
      text: 'New lead: qualified',
      ts: posted.ts,
      bot_id: 'B0SANDBOX',
      blocks,
    });
    const replies = await slack.conversations.replies({ channel: posted.channel!, ts: posted.ts! });
    expect(replies.messages!.map(({ text }) => text)).toEqual(['New lead: qualified', 'called']);
  });

  test('pages through channels and users by cursor', async () => {
    const names: (string | undefined)[] = [];
    for await (const page of slack.paginate('conversations.list', { limit: 2, exclude_archived: true })) {
      names.push(...(page as unknown as { channels: { name: string }[] }).channels.map(({ name }) => name));
    }
    expect(names).toEqual(['general', 'leads', 'sales', 'random']);
    const users = await slack.users.list({});
    expect(users.members!.some(({ is_bot: isBot }) => isBot)).toBe(true);
    expect((await slack.auth.test()).user_id).toBe('U0SANDBOXBOT');
  });

  test('refuses as Slack refuses: HTTP 200 with ok false', async () => {
    expect(await errorOf(slack.chat.postMessage({ channel: '#nowhere', text: 'x' }))).toBe('channel_not_found');
    expect(await errorOf(slack.chat.postMessage({ channel: '#random', text: 'x' }))).toBe('not_in_channel');
    expect(await errorOf(slack.chat.postMessage({ channel: '#old-campaigns', text: 'x' }))).toBe('is_archived');
    expect(await errorOf(slack.chat.postMessage({ channel: '#leads', text: '' }))).toBe('no_text');
    expect(await errorOf(slack.chat.postMessage({ channel: '#leads', text: 'x'.repeat(40_001) }))).toBe('msg_too_long');
    expect(await errorOf(clientFor(sandbox.url, 'xoxb-wrong').auth.test())).toBe('invalid_auth');
    expect(await errorOf(slack.apiCall('no.such.method'))).toBe('unknown_method');
  });

  test('limits posts in a channel and says for how long', async () => {
    for (let post = 0; post < 60; post++) await slack.chat.postMessage({ channel: '#sales', text: `deal ${post}` });
    const error = await slack.chat
      .postMessage({ channel: '#sales', text: 'one more' })
      .catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'slack_webapi_rate_limited_error' });
    expect((error as { retryAfter: number }).retryAfter).toBeGreaterThan(0);
    await fetch(`${sandbox.url}/_control/slack/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ advanceMs: 61_000 }),
    });
    expect((await slack.chat.postMessage({ channel: '#sales', text: 'after the pause' })).ok).toBe(true);
  });

  test('a post that is accepted and not answered is there all the same', async () => {
    await fetch(`${sandbox.url}/_control/slack/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ kind: 'drop-after-accept', path: '/api/chat.postMessage', times: 1 }),
    });
    await expect(slack.chat.postMessage({ channel: '#leads', text: 'once' })).rejects.toMatchObject({
      code: 'slack_webapi_request_error',
    });
    const { messages } = await slack.conversations.history({ channel: 'C0SANDBOXLEAD' });
    expect(messages!.map(({ text }) => text)).toEqual(['once']);
    const requests = (await (await fetch(`${sandbox.url}/_control/slack/requests`)).json()) as {
      path: string;
      received: number;
      answered: number;
    }[];
    expect(requests.find(({ path }) => path === '/api/chat.postMessage')).toMatchObject({ received: 1, answered: 0 });
    expect(requests.find(({ path }) => path === '/api/conversations.history')).toMatchObject({
      received: 1,
      answered: 1,
    });
  });
});

test('JSON without a charset is taken with a warning', async () => {
  const answer = await fetch(`${sandbox.url}/slack/api/chat.postMessage`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${botToken}` },
    body: JSON.stringify({ channel: 'general', text: 'JSON' }),
  });
  expect(await answer.json()).toMatchObject({ ok: true, warning: 'missing_charset', message: { text: 'JSON' } });
});

test('an incoming webhook answers in plain text', async () => {
  const taken = await post(webhookPath, JSON.stringify({ text: 'by webhook' }));
  expect([taken.status, await taken.text()]).toEqual([200, 'ok']);
  const empty = await post(webhookPath, '{}');
  expect([empty.status, await empty.text()]).toEqual([400, 'no_text']);
  const unknown = await post('/services/T/B/X', '{"text":"x"}');
  expect([unknown.status, await unknown.text()]).toEqual([404, 'no_service']);
  const { messages } = await slack.conversations.history({ channel: 'C0SANDBOXLEAD' });
  expect(messages!.map(({ text }) => text)).toEqual(['by webhook']);
});

test('messages outlive a restart', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'sandbox-slack-'));
  try {
    const first = await startSandbox({ dataDir });
    await clientFor(first.url).chat.postMessage({ channel: '#leads', text: 'kept' });
    await first.close();
    const second = await startSandbox({ dataDir });
    const { messages } = await clientFor(second.url).conversations.history({ channel: 'C0SANDBOXLEAD' });
    await second.close();
    expect(messages!.map(({ text }) => text)).toEqual(['kept']);
  } finally {
    rmSync(dataDir, { recursive: true });
  }
});
