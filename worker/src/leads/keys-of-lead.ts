import type { LeadFields, LeadLink } from '@leadloom/contracts';
import { identityKeysOf } from '@leadloom/domain';

/** Identity keys of fields and links. Remote ids are those of one account: two portals of a vendor use the same numbers. */
export function keysOfLead(fields: LeadFields, links: readonly LeadLink[]): string[] {
  const remote = links.map(({ connector, connectionId, object, remoteId }) => ({
    connector: `${connector}/${connectionId}/${object}`,
    remoteId,
  }));
  return identityKeysOf(fields, remote);
}

/**
 * Keys under which a changed lead is stored: those that it had, so that who knew it by an old address still finds it, and the new ones.
 * The store's stand-in for a lead without any key (`id:…`) goes.
 */
export function keptKeys(stored: readonly string[], added: readonly string[] = []): string[] {
  return [...new Set([...stored.filter((key) => !key.startsWith('id:')), ...added])];
}
