import { HubError } from '@leadloom/contracts';
import { expect, it } from 'vitest';
import { defaultScoreRules } from './default-score-rules.ts';
import { identityKeysOf } from './identity-keys-of.ts';
import { placeholdersOf, renderMessage } from './render-message.ts';
import { scoreLead } from './score-lead.ts';

const at = '2026-01-01T00:00:00.000Z';

it('scores by rules, says why, and stays within 0 and 100', () => {
  const fields = { phone: '+4930123456', seniority: 'VP', companyDomain: 'firma.example', employees: 600 };
  expect(scoreLead({ fields, emailStatus: 'valid' }, defaultScoreRules, at)).toEqual({
    total: 95,
    at,
    parts: [
      { rule: 'Address takes mail', points: 25, reason: 'emailStatus is valid' },
      { rule: 'Has a phone number', points: 10, reason: 'phone is +4930123456' },
      { rule: 'Company is known', points: 10, reason: 'companyDomain is firma.example' },
      { rule: 'Decides', points: 30, reason: 'seniority is VP' },
      { rule: 'Company of 50 or more', points: 10, reason: 'employees is 600' },
      { rule: 'Company of 500 or more', points: 10, reason: 'employees is 600' },
    ],
  });
  expect(scoreLead({ fields: {}, emailStatus: 'invalid' }, defaultScoreRules, at).total).toBe(0);
});

it('fills placeholders, with fallbacks', () => {
  expect(renderMessage('Hi {{firstName|there}}, how is {{ companyName }}?', { companyName: 'Firma' })).toBe(
    'Hi there, how is Firma?',
  );
  expect(placeholdersOf('{{a}} {{ b|x }} {{a}}')).toEqual(['a', 'b']);
});

it.each([
  ['{{nonsense}}', {}, 'Unknown placeholder {{nonsense}}'],
  ['{{firstName}}', {}, 'The lead has no firstName'],
])('refuses %s', (template, fields, message) => {
  expect(() => renderMessage(template, fields)).toThrow(HubError);
  expect(() => renderMessage(template, fields)).toThrow(message);
});

it('knows a person by address, profile and remote id', () => {
  const fields = { email: 'ada@example.com', linkedinUrl: 'https://www.linkedin.com/in/ada' };
  expect(identityKeysOf(fields, [{ connector: 'apollo', remoteId: '1' }])).toEqual([
    'email:ada@example.com',
    'linkedin:in/ada',
    'apollo:1',
  ]);
});
