import type { LeadQuery } from '@leadloom/contracts';
import type { Collection, Document, Filter } from 'mongodb';
import { countLimit } from '../find-page.ts';
import { countryIndex, gridIndex, type LeadDocument, searchIndex, type SortField } from './lead-document.ts';
import { gridFilter, queryConditions } from './query-conditions.ts';

export interface QueryPlan {
  filter: Document;
  hint: string;
  sort: SortField;
  direction: 1 | -1;
  /** Matches in all, counted up to `limit` or told as a lower bound. */
  count(limit: number): Promise<number | { total: number; totalIsExact: boolean }>;
}

/** So many leads of one term are fetched and sorted rather than found by walking along the sort's index. */
const fetchLimit = 2_000;
/** So many leads of the rarest term are looked at to count those that meet the other conditions. */
const countScanLimit = 5_000;

/**
 * Chooses the index for a query; null when nothing can match.
 *
 * 1. Without terms (search words, tag, link, company): the grid index of the sort, or its twin by country. In order, no fetch to count.
 * 2. Otherwise each term is counted up to a limit, and the rarest leads. Sorted by change, its leads come in order when it is one token;
 *    when it is a range of tokens they are sorted if they are few, else the token of its first letters leads, which is frequent then
 *    and holds what is sought densely.
 * 3. Other sorts: few leads of the rarest term are fetched and sorted; of many, the sort's grid index is walked until the page is full.
 */
export async function planQuery(
  leads: Collection<LeadDocument>,
  workspaceId: string,
  query: LeadQuery,
): Promise<QueryPlan | null> {
  const { sort, direction } = sortOf(query);
  const conditions = queryConditions(query);
  if (conditions === null) return null;
  const { terms, fields, hasCountry } = conditions;
  const grid = hasCountry ? countryIndex(sort) : gridIndex(sort);
  const filter = { workspaceId, ...gridFilter(fields) };
  if (terms.length === 0)
    return { filter, hint: grid, sort, direction, count: (limit) => countBy(leads, filter, grid, limit) };

  const counted = await Promise.all(
    terms.map(async (term) => ({
      term,
      count: await countBy(leads, { workspaceId, search: term.value }, searchIndex, countLimit + 1),
    })),
  );
  counted.sort((a, b) => a.count - b.count || Number(b.term.isToken) - Number(a.term.isToken));
  const [rarest, ...others] = counted;
  if (rarest === undefined) throw new Error('a query with terms has a rarest one');
  const rest = [...others.map(({ term }) => ({ search: term.value })), ...(isEmpty(fields) ? [] : [fields])];
  const full = { workspaceId, search: rarest.term.value, ...(rest.length === 0 ? {} : { $and: rest }) };
  const count: QueryPlan['count'] =
    rest.length === 0
      ? () => Promise.resolve(rarest.count)
      : () => countAmong(leads, { workspaceId, search: rarest.term.value }, { $and: rest }, rarest.count);

  if (
    rarest.count <= (rest.length === 0 && sort === 'updated' ? countLimit : fetchLimit) ||
    (sort === 'updated' && rarest.term.isToken)
  )
    return { filter: full, hint: searchIndex, sort, direction, count };
  const { wider } = rarest.term;
  if (sort === 'updated' && wider !== undefined)
    return {
      filter: { workspaceId, search: wider, $and: [{ search: rarest.term.value }, ...rest] },
      hint: searchIndex,
      sort,
      direction,
      count,
    };
  return {
    filter: { ...filter, $and: [{ search: rarest.term.value }, ...others.map(({ term }) => ({ search: term.value }))] },
    hint: grid,
    sort,
    direction,
    count,
  };
}

function sortOf(query: LeadQuery): { sort: SortField; direction: 1 | -1 } {
  const given = query.sort ?? '-updatedAt';
  const name = given.replace(/^-/, '');
  const direction = given.startsWith('-') ? -1 : 1;
  const sort = name === 'updatedAt' ? 'updated' : name === 'createdAt' ? 'created' : (name as SortField);
  return { sort, direction };
}

function countBy(leads: Collection<LeadDocument>, filter: Document, hint: string, limit: number): Promise<number> {
  return leads.countDocuments(filter as Filter<LeadDocument>, { hint, limit });
}

/** Counts among the first leads of a filter those that meet `rest`; exact when it has looked at all of them. */
async function countAmong(leads: Collection<LeadDocument>, filter: Document, rest: Document, size: number) {
  const [row] = await leads
    .aggregate<{ n: number }>([{ $match: filter }, { $limit: countScanLimit }, { $match: rest }, { $count: 'n' }], {
      hint: searchIndex,
    })
    .toArray();
  return { total: row?.n ?? 0, totalIsExact: size <= countScanLimit };
}

function isEmpty(document: Document): boolean {
  return Object.keys(document).length === 0;
}
