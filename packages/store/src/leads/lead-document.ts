import type { Lead } from '@leadloom/contracts';
import type { Stored } from '../stored.ts';
import type { OrderKeys } from './order-keys.ts';

/** A lead as it is stored, with what it is found and sorted by. */
export type LeadDocument = Stored<Lead> & {
  /** Unique within the workspace; never empty. */
  identityKeys: string[];
  search: string[];
  order: OrderKeys;
  /** The last write, to tell which writes of a batch applied. */
  writeId: string;
};

/** Leaves out what only the store needs. */
export const leadProjection = { identityKeys: 0, search: 0, order: 0, writeId: 0 } as const;

export const leadsCollection = 'leads';
export const timelineCollection = 'leadTimeline';

/** Names of indexes that queries name as hints. */
export const searchIndex = 'search';
export const gridIndex = (sort: SortField) => `grid_${sort}`;
export const countryIndex = (sort: SortField) => `country_${sort}`;

export const sortFields = ['updated', 'created', 'score', 'name', 'company'] as const;
export type SortField = (typeof sortFields)[number];
/** Path of the unique key of a sort. */
export const sortPath = (sort: SortField) => (sort === 'created' ? '_id' : `order.${sort}`);
