import { emailVerdict } from '../../population/email-verdict.ts';
import type { EmailQuality, Population } from '../../population/population.ts';

export type NeverBounceResult = 'valid' | 'invalid' | 'disposable' | 'catchall' | 'unknown';

export interface Verification {
  readonly result: NeverBounceResult;
  readonly flags: readonly string[];
  readonly suggested_correction: string;
  readonly address_info: Readonly<Record<string, string>>;
}

/** NeverBounce knows no role or trap result: those are flags of addresses that can be reached. */
const OUTCOMES: Readonly<Record<EmailQuality, readonly [NeverBounceResult, ...string[]]>> = {
  valid: ['valid', 'smtp_connectable'],
  role: ['valid', 'role_account', 'smtp_connectable'],
  spamtrap: ['valid', 'smtp_connectable', 'spamtrap_network'],
  catch_all: ['catchall', 'smtp_connectable', 'accepts_all'],
  disposable: ['disposable', 'disposable_email'],
  unknown: ['unknown', 'connect_fails'],
  invalid: ['invalid', 'smtp_connectable'],
};

export function verify(population: Population, address: string): Verification {
  const { quality, reason } = emailVerdict(population, address);
  const [result, ...flags] = OUTCOMES[quality];
  const shared = { result, suggested_correction: '', address_info: addressInfo(address) };
  if (reason === 'syntax') return { ...shared, flags: ['bad_syntax'] };
  if (reason === 'dead_domain') return { ...shared, flags: ['bad_dns'] };
  return { ...shared, flags: ['has_dns', 'has_dns_mx', ...flags] };
}

function addressInfo(original: string): Record<string, string> {
  const normalized = original.trim().toLowerCase();
  const [addr = '', host = ''] = normalized.split('@');
  const [local = '', alias = ''] = addr.split('+');
  const labels = host.split('.');
  return {
    original,
    normalized,
    addr: local,
    alias,
    host,
    fqdn: host,
    domain: labels.slice(-2).join('.'),
    subdomain: labels.slice(0, -2).join('.'),
    tld: labels.at(-1) ?? '',
  };
}
