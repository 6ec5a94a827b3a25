import { describe, expect, it } from 'vitest';
import { toVerdict } from './mapping.ts';

describe('toVerdict', () => {
  it.each([
    ['valid', ['has_dns'], 'valid'],
    ['valid', ['role_account'], 'role'],
    ['catchall', ['accepts_all'], 'catch_all'],
    ['catchall', ['role_account'], 'role'],
    ['valid', ['role_account', 'spamtrap_network'], 'spam_trap'],
    ['invalid', ['role_account'], 'invalid'],
    ['disposable', [], 'disposable'],
    ['unknown', [], 'unknown'],
    ['a word of next year', [], 'unknown'],
  ])('%s with %s is %s', (result, flags, status) => {
    expect(toVerdict('ada@example.com', { result, flags })).toEqual({
      email: 'ada@example.com',
      status,
      detail: result,
    });
  });
});
