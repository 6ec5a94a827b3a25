import type { Lead, LeadLink } from '@leadloom/contracts';
import { type FieldChange, mergeLead } from '@leadloom/domain';
import type { LeadNews } from './lead-news.ts';

export type DraftLead = Omit<Lead, 'version' | 'createdAt' | 'updatedAt'>;

export interface AppliedNews {
  draft: DraftLead;
  changes: FieldChange[];
  isChanged: boolean;
}

/** A lead after news of it. A changed address has not been verified yet. */
export function applyNews<L extends DraftLead>(lead: L, news: LeadNews): AppliedNews & { draft: L } {
  const { fields, provenance, changes } = mergeLead(lead, news);
  const tags = [...new Set([...lead.tags, ...(news.tags ?? [])])];
  const links = mergeLinks(lead.links, news.links ?? []);
  const isAddressNew = changes.some(({ field }) => field === 'email');
  const draft: L = { ...lead, fields, provenance, tags, links: links ?? lead.links };
  if (isAddressNew) {
    draft.emailStatus = 'unverified';
    delete draft.emailCheckedBy;
    delete draft.emailCheckedAt;
  }
  return { draft, changes, isChanged: changes.length > 0 || tags.length > lead.tags.length || links !== null };
}

/** Null when nothing is new. */
function mergeLinks(known: readonly LeadLink[], news: readonly LeadLink[]): LeadLink[] | null {
  const have = new Set(known.map(keyOf));
  const fresh = news.filter((link) => !have.has(keyOf(link)));
  return fresh.length === 0 ? null : [...known, ...fresh];
}

function keyOf({ connectionId, object, remoteId }: LeadLink): string {
  return `${connectionId}/${object}/${remoteId}`;
}
