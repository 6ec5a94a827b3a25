import { describe, expect, it } from 'vitest';
import { findAction } from '../find-action.ts';
import { runAction } from '../run-action.ts';
import { armFault } from '../testing/arm-fault.ts';
import { receivedRequests } from '../testing/received-requests.ts';
import { testContext } from '../testing/test-context.ts';
import { useSandbox } from '../testing/use-sandbox.ts';
import { slack } from './index.ts';

const sandbox = useSandbox();
const context = (accessToken = 'xoxb-sandbox-bot-token') => testContext(`${sandbox.url}/slack`, { accessToken });

const post = findAction(slack, 'post-message');

describe('Slack against the sandbox', () => {
  it('posts, and knows the message by channel and time', async () => {
    const { messageId } = await runAction(post, context(), { channel: '#general', text: 'Ten new leads' });
    expect(messageId).toMatch(/^C\w+:\d+\.\d+$/);
  });

  it.each([
    ['xoxb-wrong', '#general', 'unauthorized'],
    ['xoxb-sandbox-bot-token', '#no-such-channel', 'not_found'],
  ])('%s in %s is %s', async (token, channel, code) => {
    await expect(runAction(post, context(token), { channel, text: 'x' })).rejects.toMatchObject({ code });
  });

  it('does not post again by itself', async () => {
    await armFault(sandbox.url, 'slack', { kind: 'status', path: '/api/chat.postMessage', status: 500, times: 1 });
    const lost = { channel: '#general', text: 'only-once' };
    await expect(runAction(post, context(), lost)).rejects.toMatchObject({ code: 'outcome_unknown' });
    const attempts = (await receivedRequests(sandbox.url, 'slack')).filter((request) =>
      request.bodyStart.includes('only-once'),
    );
    expect(attempts.map((request) => request.received)).toEqual([1]);
    const limit = {
      kind: 'status',
      path: '/api/chat.postMessage',
      status: 429,
      headers: { 'retry-after': '3' },
      times: 1,
    };
    await armFault(sandbox.url, 'slack', limit);
    await expect(runAction(post, context(), lost)).rejects.toMatchObject({ code: 'rate_limited', retryAfterMs: 3000 });
  });

  it('tests the connection', async () => {
    await expect(slack.test(context())).resolves.toEqual({ message: expect.stringContaining('Slack answers') });
    await expect(slack.test(context('xoxb-wrong'))).rejects.toMatchObject({ code: 'unauthorized' });
  });
});
