import { describe, expect, it } from 'vitest';
import { findAction } from '../find-action.ts';
import { runAction } from '../run-action.ts';
import { armFault } from '../testing/arm-fault.ts';
import { receivedRequests } from '../testing/received-requests.ts';
import { testContext } from '../testing/test-context.ts';
import { useSandbox } from '../testing/use-sandbox.ts';
import { sendGrid } from './index.ts';

const sandbox = useSandbox();
const context = (apiKey = 'SG.sandbox-key-id.sandbox-key-secret') => testContext(`${sandbox.url}/sendgrid`, { apiKey });

const send = findAction(sendGrid, 'send-email');
const message = (messageId: string) => ({
  from: { email: 'sales@leadloom.example', name: 'Leadloom' },
  to: 'ada@name.example',
  subject: 'Grüße, 東京',
  text: 'Hello Ada',
  html: '<p>Hello Ada</p>',
  messageId,
});

describe('SendGrid against the sandbox', () => {
  it('sends once, with our id in the message', async () => {
    const { vendorMessageId } = await runAction(send, context(), message('msg-1'));
    expect(vendorMessageId).toMatch(/\S+/);
    const mails = (await receivedRequests(sandbox.url, 'sendgrid')).filter(
      (request) => request.path === '/v3/mail/send',
    );
    expect(mails).toHaveLength(1);
    expect(mails[0]?.received).toBe(1);
    expect(JSON.parse(mails[0]?.bodyStart ?? '')).toMatchObject({ custom_args: { leadloom_message_id: 'msg-1' } });
  });

  it('two accounts at one time do not mix their keys', async () => {
    const outcomes = await Promise.allSettled([
      runAction(send, context('SG.wrong.key'), message('msg-2')),
      runAction(send, context(), message('msg-3')),
    ]);
    expect(outcomes.map((outcome) => outcome.status)).toEqual(['rejected', 'fulfilled']);
    expect(outcomes[0]).toMatchObject({ reason: { code: 'unauthorized', status: 401 } });
  });

  it.each([
    [{ status: 500 }, 'outcome_unknown', false],
    [{ status: 503 }, 'unavailable', true],
    [{ status: 429, headers: { 'X-RateLimit-Reset': '1' } }, 'rate_limited', true],
    [{ status: 400, body: { errors: [{ message: 'Bad', field: 'from.email' }] } }, 'invalid_input', false],
    [{ status: 401, body: { errors: [{ message: 'Maximum credits exceeded' }] } }, 'forbidden', false],
  ])('%j is %s', async (fault, code, retryable) => {
    await armFault(sandbox.url, 'sendgrid', { kind: 'status', path: '/v3/mail/send', times: 1, ...fault });
    await expect(runAction(send, context(), message('msg-4'))).rejects.toMatchObject({ code, retryable });
  });

  it('does not know what became of a message whose answer was lost', async () => {
    await armFault(sandbox.url, 'sendgrid', { kind: 'drop-after-accept', path: '/v3/mail/send', times: 1 });
    await expect(runAction(send, context(), message('msg-5'))).rejects.toMatchObject({ code: 'outcome_unknown' });
    const unreachable = testContext('http://127.0.0.1:9', { apiKey: 'SG.any.key' });
    await expect(runAction(send, unreachable, message('msg-6'))).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('tests the connection', async () => {
    await expect(sendGrid.test(context())).resolves.toEqual({ message: expect.stringContaining('may send mail') });
    await expect(sendGrid.test(context('not a key'))).rejects.toMatchObject({ code: 'unauthorized' });
  });
});
