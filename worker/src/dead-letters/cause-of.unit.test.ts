import { describe, expect, it } from 'vitest';
import { causeOf } from './cause-of.ts';

describe('the cause of a failure', () => {
  it.each([
    [{ message: 'no', httpCode: '401' }, 'authentication'],
    [{ message: 'no', status: 403 }, 'authentication'],
    [{ message: '429 - "slow down"' }, 'quota'],
    ['Request failed with status code 503', 'transient'],
    [{ message: 'connect', code: 'ECONNREFUSED' }, 'transient'],
    [{ message: 'The service timed out' }, 'transient'],
    [{ message: '404 - "not there"' }, 'data'],
    [undefined, 'data'],
  ])('of %j is one of %s', (error, kind) => {
    expect(causeOf(error).class).toBe(kind);
  });

  it('is the same whatever item it was', () => {
    const [one, other] = ['a@firma.example', 'b@firma.example'].map((address) =>
      causeOf({ message: `422 - "${address} is known" (request 8f3-${address.length})` }),
    );
    expect(one?.fingerprint).toBe(other?.fingerprint);
    expect(causeOf('No such city').fingerprint).not.toBe(causeOf('No such street').fingerprint);
  });

  it('keeps a message short', () => {
    expect(causeOf('x'.repeat(10_000)).message).toHaveLength(500);
  });
});
