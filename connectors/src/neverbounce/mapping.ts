import type { EmailStatus } from '@leadloom/contracts';
import { type Static, Type } from 'typebox';
import type { VerifyEmailsOutput } from '../capabilities/verify-emails.ts';

export const Verification = Type.Object({
  result: Type.String(),
  flags: Type.Optional(Type.Array(Type.String())),
});
type Verification = Static<typeof Verification>;

const byResult: Readonly<Record<string, EmailStatus>> = {
  valid: 'valid',
  invalid: 'invalid',
  disposable: 'disposable',
  catchall: 'catch_all',
  unknown: 'unknown',
};

/** Role addresses and traps are flags of addresses that otherwise take mail. https://developers.neverbounce.com/reference/single-check */
export function toVerdict(email: string, { result, flags = [] }: Verification): VerifyEmailsOutput['results'][number] {
  const status = byResult[result.toLowerCase()] ?? 'unknown';
  const takesMail = status === 'valid' || status === 'catch_all';
  if (takesMail && flags.includes('spamtrap_network')) return { email, status: 'spam_trap', detail: result };
  if (takesMail && flags.includes('role_account')) return { email, status: 'role', detail: result };
  return { email, status, detail: result };
}
