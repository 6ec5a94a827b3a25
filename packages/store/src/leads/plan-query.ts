import type { LeadQuery } from '@leadloom/contracts';
import type { Collection, CountOptions, Document } from 'mongodb';
import { countLimit } from '../find-page.ts';
import { isOverBudget } from '../over-budget.ts';
import { factIndex, type LeadDocument, searchIndex, type SortField, stateIndex } from './lead-document.ts';
import { givenStates, queryConditions, stateFilter, type Term } from './query-conditions.ts';

/** A filter with the index that serves it. */
export interface Access {
  filter: Document;
  hint: string;
}

export interface Count {
  counted: number;
  isExact: boolean;
}

export interface QueryPlan extends Access {
  sort: SortField;
  direction: 1 | -1;
  /** For when the first takes longer than a page should: what it looks for lies far from where it starts. */
  otherwise?: Access;
  total(): Promise<Count>;
}

/** So many leads are fetched and sorted rather than found by a walk. */
const fetchLimit = 3_000;
/** So many leads are looked at, one by one, for what no index holds. */
const lookLimit = 500;
/** So long the total may take; what was not counted to its end is not exact. */
const countBudgetMs = 25;
/** The keys of a word hold the country, but of a country's leads each must be looked at, which takes as long as so many keys. */
const keysPerLook = 6;

/**
 * Chooses the index for a query; null when nothing can match.
 *
 * 1. Only states: the state index of the sort. In order; counted by keys.
 * 2. Otherwise terms, and pairs of words, are counted up to a limit and the rarest leads. What it does not know is looked up in the text of
 *    the leads that it gives.
 * 3. A fact (tag, link, company, country) leads: the fact index of the sort. In order, states included.
 * 4. A word leads and the sort is by change: a token is in order; a range of tokens is sorted by keys when it is small.
 * 5. A word leads in another sort: few leads are fetched and sorted.
 * 6. What is frequent is found by walking: in the order of the sort, along the token of the word's first letters or all leads, until the
 *    page is full. When that takes too long, all that the word gives is sorted.
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
  const count = async ({ filter, hint }: Access, limit: number, budget: CountOptions = {}): Promise<Count> => {
    const counted = await leads.countDocuments(filter, { hint, limit: limit + 1, ...budget });
    return { counted, isExact: counted <= limit };
  };
  const access = (term: Term | undefined, sort: SortField, country = term?.country ?? null): Access => {
    const asked = country === null ? state : { ...state, country };
    const states = stateFilter(asked, sort);
    if (term === undefined) return { filter: { workspaceId, ...states }, hint: stateIndex(sort) };
    if (term.field === 'facts') return { filter: { workspaceId, facts: term.value, ...states }, hint: factIndex(sort) };
    const ofWord = term.isToken ? stateFilter(asked, 'updated') : givenStates(asked, 'updated');
    return { filter: { workspaceId, search: term.value, ...ofWord }, hint: searchIndex };
  };
  const countingSort: SortField = state.score === undefined ? 'updated' : 'score';

  const isAlone = terms.length <= 1 && (terms[0]?.rest.length ?? 0) === 0;
  const candidates = terms.length === 0 ? [undefined] : terms;
  const sizes = await Promise.all(
    candidates.map(async (term) => ({
      term,
      // Without the country, so that a frequent word in a rare one is not counted to its end.
      size: await count(access(term, countingSort, null), isAlone ? countLimit : fetchLimit),
    })),
  );
  const cost = ({ term, size }: (typeof sizes)[number]) => size.counted * (isCountry(term) ? keysPerLook : 1);
  sizes.sort((a, b) => cost(a) - cost(b) || lettersAlong(b.term) - lettersAlong(a.term));
  const [first] = sizes;
  if (first === undefined) throw new Error('there is always a candidate');
  const { term, size } = first;
  const rest = (term?.rest ?? []).map((pattern) => ({ text: pattern }));
  const withRest = ({ filter, hint }: Access): Access =>
    rest.length === 0 ? { filter, hint } : { filter: { ...filter, $and: rest }, hint };
  const total = async () => {
    if (rest.length === 0 && term?.country === undefined) return size;
    const counting =
      rest.length > 0
        ? countAmong(leads, access(term, countingSort), { $and: rest }, size)
        : count(access(term, countingSort), lookLimit, { maxTimeMS: countBudgetMs });
    return counting.catch((error: unknown) => {
      if (isOverBudget(error)) return { counted: 0, isExact: false };
      throw error;
    });
  };
  const inOrder = (chosen: Access, otherwise?: Access): QueryPlan => ({
    ...chosen,
    ...order,
    ...(otherwise === undefined ? {} : { otherwise }),
    total,
  });

  if (term === undefined || term.field === 'facts') {
    const isRareByScore = state.score !== undefined && size.counted <= lookLimit;
    return inOrder(withRest(access(term, isRareByScore ? 'score' : order.sort)));
  }
  const few = order.sort === 'updated' ? term.isToken || size.isExact : size.counted <= fetchLimit;
  if (few) return inOrder(withRest(access(term, 'updated')));
  const look = term.onText === null ? rest : [...rest, { text: term.onText }];
  const walked: Access =
    order.sort === 'updated' && term.wider !== undefined
      ? access({ ...term, value: term.wider, isToken: true }, 'updated')
      : access(undefined, order.sort, term.country ?? null);
  return inOrder({ ...walked, filter: { ...walked.filter, $and: look } }, withRest(access(term, 'updated')));
}

/** Of terms that are equally frequent as far as they were counted: a fact, whose leads come in every order, then the longest token. */
function lettersAlong(term: Term | undefined): number {
  if (term === undefined || term.field === 'facts') return Number.POSITIVE_INFINITY;
  return (term.wider ?? String(term.value)).length;
}

function isCountry(term: Term | undefined): boolean {
  return term?.field === 'facts' && term.onText === null;
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
  { filter, hint }: Access,
  rest: Document,
  size: Count,
): Promise<Count> {
  const stages = [{ $match: filter }, { $limit: lookLimit }, { $match: rest }, { $count: 'n' }];
  const [row] = await leads.aggregate<{ n: number }>(stages, { hint, maxTimeMS: countBudgetMs }).toArray();
  return { counted: row?.n ?? 0, isExact: size.counted <= lookLimit };
}
