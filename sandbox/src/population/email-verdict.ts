import type { EmailQuality, Population } from './population.ts';
import { hashText } from './random.ts';

export const DISPOSABLE_DOMAINS = ['tempbox.example', 'mailtrash.test', 'ten-minutes.example'] as const;
const ROLE_NAMES =
  /^(info|sales|contact|support|office|hello|admin|marketing|billing|postmaster|abuse|noreply|no-reply)$/;

export interface EmailVerdict {
  readonly quality: EmailQuality;
  /** Why an `invalid` one is. */
  readonly reason?: 'syntax' | 'dead_domain' | 'no_mailbox';
}

/** What is true of an address in this world; the same answer for ever, also for addresses that nobody here has. */
export function emailVerdict(population: Population, address: string): EmailVerdict {
  const email = address.trim().toLowerCase();
  const [, local = '', domain = ''] =
    /^([^\s@"(),:;<>[\]]{1,64})@((?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+\p{L}{2,})$/u.exec(email) ?? [];
  if (domain === '' || local.startsWith('.') || local.endsWith('.') || local.includes('..'))
    return { quality: 'invalid', reason: 'syntax' };
  const company = population.companyByDomain(domain);
  if (company?.deadDomain === true) return { quality: 'invalid', reason: 'dead_domain' };
  const person = population.peopleByEmail(email)[0];
  if (person !== undefined)
    return person.emailQuality === 'invalid'
      ? { quality: 'invalid', reason: 'no_mailbox' }
      : { quality: person.emailQuality };
  if ((DISPOSABLE_DOMAINS as readonly string[]).includes(domain)) return { quality: 'disposable' };
  if (ROLE_NAMES.test(local)) return { quality: 'role' };
  if (company !== undefined)
    return company.catchAll ? { quality: 'catch_all' } : { quality: 'invalid', reason: 'no_mailbox' };
  const drawn = hashText(email) % 100;
  if (drawn < 80) return { quality: 'valid' };
  if (drawn < 90) return { quality: 'invalid', reason: 'no_mailbox' };
  return { quality: drawn < 95 ? 'catch_all' : 'unknown' };
}
