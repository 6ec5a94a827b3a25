import type { ScoreRule } from '@leadloom/contracts';

const rule = (
  name: string,
  field: string,
  operator: ScoreRule['operator'],
  points: number,
  value?: unknown,
): ScoreRule => ({
  name,
  field,
  operator,
  points,
  ...(value !== undefined && { value }),
});

/** Used where a workspace gives no rules of its own: can we reach the person, does the person decide, is the company of a size that buys. */
export const defaultScoreRules: readonly ScoreRule[] = [
  rule('Address takes mail', 'emailStatus', 'equals', 25, 'valid'),
  rule('Address may take mail', 'emailStatus', 'equals', 10, 'catch_all'),
  rule('Address is dead', 'emailStatus', 'in', -50, ['invalid', 'disposable', 'spam_trap']),
  rule('Has a phone number', 'phone', 'is_known', 10),
  rule('Has a profile', 'linkedinUrl', 'is_known', 5),
  rule('Company is known', 'companyDomain', 'is_known', 10),
  rule('Decides', 'seniority', 'in', 30, [
    'owner',
    'founder',
    'c_suite',
    'c-level',
    'partner',
    'vp',
    'head',
    'director',
  ]),
  rule('Influences', 'seniority', 'in', 15, ['manager', 'senior', 'lead']),
  rule('Company of 50 or more', 'employees', 'at_least', 10, 50),
  rule('Company of 500 or more', 'employees', 'at_least', 10, 500),
];
