import { EmailStatus, type Lead, LeadStatus } from '@leadloom/contracts';
import { fromStored, type Stored } from '../stored.ts';
import type { OrderKeys } from './order-keys.ts';
import { type PackedProvenance, unpackProvenance } from './packed-provenance.ts';

/** A lead as it is stored, with what it is found and sorted by. */
export type LeadDocument = Omit<Stored<Lead>, 'provenance'> & {
  provenance: PackedProvenance;
  /** Unique within the workspace; never empty. */
  identityKeys: string[];
  /** Words and beginnings of words: see search-tokens.ts. */
  search: string[];
  /** Tags, links, company and country: see facts.ts. */
  facts: string[];
  /** All words and facts in one text, for conditions that an index does not serve: see condition-text.ts. */
  text: string;
  /** Status, e-mail status and score as small numbers, country: short keys in every index. A missing score is -1. */
  state: { status: number; email: number; country: string; score: number };
  order: OrderKeys;
  /** The last write, to tell which writes of a batch applied. */
  writeId: string;
};

/** Leaves out what only the store needs. */
export const leadProjection = {
  identityKeys: 0,
  search: 0,
  facts: 0,
  text: 0,
  state: 0,
  order: 0,
  writeId: 0,
} as const;

export const leadsCollection = 'leads';
export const timelineCollection = 'leadTimeline';

/** Names of indexes that queries name as hints. */
export const searchIndex = 'search';
export const stateIndex = (sort: SortField) => `state_${sort}`;
export const factIndex = (sort: SortField) => `fact_${sort}`;

export const sortFields = ['updated', 'created', 'score', 'name', 'company'] as const;
export type SortField = (typeof sortFields)[number];
/** Path of the unique key of a sort. */
export const sortPath = (sort: SortField) => (sort === 'created' ? '_id' : `order.${sort}`);

export const statuses = LeadStatus.anyOf.map((literal) => literal.const);
export const emailStatuses = EmailStatus.anyOf.map((literal) => literal.const);

export function stateOf(lead: Pick<Lead, 'status' | 'emailStatus' | 'fields' | 'score'>): LeadDocument['state'] {
  return {
    status: statuses.indexOf(lead.status),
    email: emailStatuses.indexOf(lead.emailStatus),
    country: lead.fields.country ?? '',
    score: lead.score?.total ?? -1,
  };
}

/** The lead of a document that was read with `leadProjection`. */
export function readLead(row: Omit<LeadDocument, keyof typeof leadProjection>): Lead {
  return fromStored<Lead>({ ...row, provenance: unpackProvenance(row.provenance) });
}
