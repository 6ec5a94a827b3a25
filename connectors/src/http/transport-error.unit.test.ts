import { HubError } from '@leadloom/contracts';
import { describe, expect, it } from 'vitest';
import { transportError } from './transport-error.ts';

const never = new AbortController().signal;
const failed = (code: string) => new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });

describe('transportError', () => {
  it.each([
    ['ECONNREFUSED', 'unsafe', 'unavailable', true],
    ['ENOTFOUND', 'unsafe', 'unavailable', true],
    ['ECONNRESET', 'unsafe', 'outcome_unknown', false],
    ['UND_ERR_SOCKET', 'unsafe', 'outcome_unknown', false],
    ['ECONNRESET', 'idempotent', 'unavailable', true],
    ['ECONNRESET', 'read', 'unavailable', true],
  ] as const)('%s of a request that is %s is %s', (cause, safety, code, retryable) => {
    expect(transportError('Vendor x', failed(cause), safety, never)).toMatchObject({ code, retryable });
  });

  it('lets our own errors through, however deep they were wrapped', () => {
    const ours = new HubError('rate_limited', 'wait', { retryAfterMs: 5 });
    const wrapped = new Error('request failed', { cause: new TypeError('fetch failed', { cause: ours }) });
    expect(transportError('Vendor x', wrapped, 'unsafe', never)).toBe(ours);
  });

  it('gives the reason of an abort', () => {
    const stop = new AbortController();
    stop.abort(new Error('stopped'));
    expect(transportError('Vendor x', failed('ABORT_ERR'), 'read', stop.signal)).toBe(stop.signal.reason);
  });
});
