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
