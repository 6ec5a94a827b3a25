import type { LeadQuery } from '@leadloom/contracts';
import type { Collection, Document, Filter } from 'mongodb';
import { countLimit } from '../find-page.ts';
import { factIndex, type LeadDocument, searchIndex, type SortField, stateIndex } from './lead-document.ts';
import { everyState, queryConditions, type Term } from './query-conditions.ts';

export interface QueryPlan {
  filter: Document;
  hint: string;
  sort: SortField;
  direction: 1 | -1;
  /** Matches in all, as far as they were counted. */
  total(): Promise<{ counted: number; isExact: boolean }>;
}

/** So many leads of a word are fetched and sorted rather than found by walking along the sort's index. */
const fetchLimit = 3_000;
/** So many leads are looked at, one by one, to count those that meet conditions which no index holds. */
const lookLimit = 2_000;

/**
 * Chooses the index for a query; null when nothing can match.
 *
 * 1. Only states: the state index of the sort. In order; counted without fetching.
 * 2. Otherwise each term is counted up to a limit and the rarest leads; other terms are looked up in the text of the leads that it gives.
 * 3. A fact (tag, link, company, country) leads: the fact index of the sort. In order, states included.
 * 4. A word leads and the sort is by change: a whole token is in order; a range of tokens is sorted when it is small (keys only), else the
 *    token of its first letters leads, since what is frequent in all is dense among those.
 * 5. A word leads in another sort: few leads are fetched and sorted; of many, the state index of the sort is walked until the page is full.
 */
export async function planQuery(
  leads: Collection<LeadDocument>,
  workspaceId: string,
  query: LeadQuery,
): Promise<QueryPlan | null> {
  const order = sortOf(query);
  const conditions = queryConditions(query);
  if (conditions === null) return null;
  const { terms, state } = conditions;
  const count = async (filter: Document, hint: string) => {
    const counted = await leads.countDocuments(filter as Filter<LeadDocument>, { hint, limit: countLimit + 1 });
    return { counted, isExact: counted <= countLimit };
  };
  if (terms.length === 0) {
    const filter = { workspaceId, ...everyState(state) };
    return { ...order, filter, hint: stateIndex(order.sort), total: () => count(filter, stateIndex('updated')) };
  }

  const lead = (term: Term): { filter: Document; hint: string } =>
    term.field === 'facts'
      ? { filter: { workspaceId, facts: term.value, ...everyState(state) }, hint: factIndex('updated') }
      : { filter: { workspaceId, search: term.value, ...state }, hint: searchIndex };
  const sizes = await Promise.all(
    terms.map(async (term) => ({ term, size: await count(lead(term).filter, lead(term).hint) })),
  );
  sizes.sort((a, b) => a.size.counted - b.size.counted || rank(a.term) - rank(b.term));
  const [first, ...others] = sizes;
  if (first === undefined) throw new Error('a query with terms has a rarest one');
  const { term, size } = first;
  const rest = others.map((other) => ({ text: other.term.onText }));
  const withRest = (filter: Document): Document => (rest.length === 0 ? filter : { ...filter, $and: rest });
  const total =
    rest.length === 0 ? () => Promise.resolve(size) : () => countAmong(leads, lead(term), { $and: rest }, size.counted);
  const plan = (filter: Document, hint: string): QueryPlan => ({ ...order, filter, hint, total });

  if (term.field === 'facts') return plan(withRest(lead(term).filter), factIndex(order.sort));
  if (order.sort === 'updated') {
    if (term.isToken || size.isExact) return plan(withRest(lead(term).filter), searchIndex);
    if (term.wider !== undefined)
      return plan({ workspaceId, search: term.wider, ...state, $and: [...rest, { text: term.onText }] }, searchIndex);
  } else if (size.counted <= fetchLimit) return plan(withRest(lead(term).filter), searchIndex);
  const walk = { workspaceId, ...everyState(state), $and: [...rest, { text: term.onText }] };
  return plan(walk, stateIndex(order.sort));
}

/** Of two terms that are equally frequent as far as they were counted, the one whose leads come in order; facts do so in every sort. */
function rank({ field, isToken }: Term): number {
  return field === 'facts' ? 0 : isToken ? 1 : 2;
}

function sortOf(query: LeadQuery): { sort: SortField; direction: 1 | -1 } {
  const given = query.sort ?? '-updatedAt';
  const name = given.replace(/^-/, '');
  const direction = given.startsWith('-') ? -1 : 1;
  const sort = name === 'updatedAt' ? 'updated' : name === 'createdAt' ? 'created' : (name as SortField);
  return { sort, direction };
}

/** Counts among the first leads of a term those that meet `rest`; exact when it has looked at all of them. */
async function countAmong(
  leads: Collection<LeadDocument>,
  { filter, hint }: { filter: Document; hint: string },
  rest: Document,
  size: number,
): Promise<{ counted: number; isExact: boolean }> {
  const stages = [{ $match: filter }, { $limit: lookLimit }, { $match: rest }, { $count: 'n' }];
  const [row] = await leads.aggregate<{ n: number }>(stages, { hint }).toArray();
  return { counted: row?.n ?? 0, isExact: size <= lookLimit };
}
