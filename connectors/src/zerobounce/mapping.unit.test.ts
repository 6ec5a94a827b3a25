import { describe, expect, it } from 'vitest';
import { toEmailStatus } from './mapping.ts';

describe('toEmailStatus', () => {
  it.each([
    ['valid', '', 'valid'],
    ['Valid', 'alias_address', 'valid'],
    ['invalid', 'mailbox_not_found', 'invalid'],
    ['catch-all', '', 'catch_all'],
    ['spamtrap', '', 'spam_trap'],
    ['abuse', '', 'invalid'],
    ['do_not_mail', 'disposable', 'disposable'],
    ['do_not_mail', 'role_based', 'role'],
    ['do_not_mail', 'role_based_catch_all', 'role'],
    ['do_not_mail', 'possible_trap', 'spam_trap'],
    ['do_not_mail', 'global_suppression', 'invalid'],
    ['unknown', 'greylisted', 'unknown'],
    ['a word of next year', '', 'unknown'],
  ])('%s/%s is %s', (status, subStatus, expected) => {
    expect(toEmailStatus(status, subStatus)).toBe(expected);
  });
});
