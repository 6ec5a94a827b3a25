import { normaliseDomain } from './normalise-domain.ts';

/** What a suppression may name to bar an address: the address itself, its host, and the registrable domain of that. */
export function suppressionKeysOf(email: string): { kind: 'email' | 'domain'; value: string }[] {
  const host = email.slice(email.lastIndexOf('@') + 1);
  const domains = new Set([host, normaliseDomain(host) ?? host]);
  return [{ kind: 'email', value: email }, ...[...domains].map((value) => ({ kind: 'domain' as const, value }))];
}
