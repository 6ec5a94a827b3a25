import type { LeadFields } from '@leadloom/contracts';

/** A record of the lead at a vendor: `{connector: 'apollo', remoteId: '64a…'}`. */
export interface RemoteIdentity {
  connector: string;
  remoteId: string;
}

/**
 * What makes two leads the same person: any key in common. Addresses first, then profiles, then ids at vendors; a name with a company is
 * no identity (two people of one name work together more often than one thinks).
 */
export function identityKeysOf(fields: LeadFields, remote: readonly RemoteIdentity[] = []): string[] {
  const keys = new Set<string>();
  if (fields.email !== undefined) keys.add(`email:${fields.email}`);
  if (fields.linkedinUrl !== undefined)
    keys.add(`linkedin:${fields.linkedinUrl.replace(/^https:\/\/www\.linkedin\.com\//, '')}`);
  for (const { connector, remoteId } of remote) keys.add(`${connector}:${remoteId}`);
  return [...keys];
}
