import { emailVerdict } from '../../population/email-verdict.ts';
import type { EmailQuality, Population } from '../../population/population.ts';
import { hashText } from '../../population/random.ts';

export interface ZeroBounceVerdict {
  readonly status: 'valid' | 'invalid' | 'catch-all' | 'unknown' | 'spamtrap' | 'abuse' | 'do_not_mail';
  readonly subStatus: string;
  /** ZeroBounce's own test addresses and unknown answers cost nothing. */
  readonly isFree: boolean;
}

const TEST_ADDRESSES: Readonly<Record<string, readonly [ZeroBounceVerdict['status'], string]>> = {
  valid: ['valid', ''],
  invalid: ['invalid', 'mailbox_not_found'],
  mailbox_not_found: ['invalid', 'mailbox_not_found'],
  no_dns_entries: ['invalid', 'no_dns_entries'],
  possible_typo: ['invalid', 'possible_typo'],
  catch_all: ['catch-all', ''],
  unknown: ['unknown', 'mail_server_temporary_error'],
  timeout_exceeded: ['unknown', 'timeout_exceeded'],
  spamtrap: ['spamtrap', ''],
  abuse: ['abuse', ''],
  donotmail: ['do_not_mail', 'role_based'],
  role_based: ['do_not_mail', 'role_based'],
  disposable: ['do_not_mail', 'disposable'],
  toxic: ['do_not_mail', 'toxic'],
};
const OUTCOMES: Readonly<
  Record<Exclude<EmailQuality, 'invalid' | 'unknown'>, readonly [ZeroBounceVerdict['status'], string]>
> = {
  valid: ['valid', ''],
  catch_all: ['catch-all', ''],
  disposable: ['do_not_mail', 'disposable'],
  role: ['do_not_mail', 'role_based'],
  spamtrap: ['spamtrap', ''],
};
const INVALID = {
  syntax: 'failed_syntax_check',
  dead_domain: 'no_dns_entries',
  no_mailbox: 'mailbox_not_found',
} as const;
const UNKNOWN = ['mail_server_temporary_error', 'timeout_exceeded', 'greylisted', 'failed_smtp_connection'] as const;

/** https://www.zerobounce.net/docs/email-validation-api-quickstart/v2-status-codes */
export function zeroBounceVerdict(population: Population, address: string): ZeroBounceVerdict {
  const email = address.trim().toLowerCase();
  const test = email.endsWith('@example.com') ? TEST_ADDRESSES[email.slice(0, email.indexOf('@'))] : undefined;
  if (test !== undefined) return { status: test[0], subStatus: test[1], isFree: true };
  const { quality, reason } = emailVerdict(population, email);
  if (quality === 'invalid') return { status: 'invalid', subStatus: INVALID[reason ?? 'no_mailbox'], isFree: false };
  if (quality === 'unknown')
    return { status: 'unknown', subStatus: UNKNOWN[hashText(email) % UNKNOWN.length]!, isFree: true };
  const [status, subStatus] = OUTCOMES[quality];
  return { status, subStatus, isFree: false };
}
