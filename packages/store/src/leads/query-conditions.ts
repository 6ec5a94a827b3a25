import type { LeadQuery } from '@leadloom/contracts';
import type { Document } from 'mongodb';
import { beginningWith } from '../text-search.ts';
import { textWith, textWithBeginning } from './condition-text.ts';
import { fact } from './facts.ts';
import { emailStatuses, type SortField, statuses } from './lead-document.ts';
import { scoreKeys } from './order-keys.ts';
import { parseSearch } from './parse-search.ts';
import { firstCharacters, pairStart, pairToken, prefixLengths } from './search-tokens.ts';

/** A condition that an index serves, and what must then still be asked of each lead's text. */
export interface Term {
  /** The array it is a condition on; each has its indexes. */
  field: 'search' | 'facts';
  value: string | RegExp;
  /** Whether the value is one token: then an index gives its leads in order. */
  isToken: boolean;
  /** For a beginning that is no token: the token of its first letters, which all its leads have. */
  wider?: string;
  /** A country to be met as well, which every index holds: it is looked up in the keys. */
  country?: string;
  /** The same condition on the text; null for a pair of words, which is in `rest` word by word, and for a country. */
  onText: RegExp | null;
  rest: RegExp[];
}

export interface StateConditions {
  status?: number;
  email?: number;
  country?: string;
  score?: { min: number; max: number };
}

/** Only so many words of a search are paired. */
const maxPaired = 4;

/** The terms any of which can lead, and the states. Null when nothing can match: what was typed has neither letters nor digits. */
export function queryConditions(query: LeadQuery): { terms: Term[]; state: StateConditions } | null {
  const search = query.search?.trim() ?? '';
  const prefixes = parseSearch(search);
  if (prefixes.length === 0 && search !== '') return null;
  const words = prefixes.map(wordTerm);
  const facts = [
    ...(query.tag === undefined ? [] : [fact.tag(query.tag)]),
    ...(query.linkedTo === undefined ? [] : [fact.linkedTo(query.linkedTo)]),
    ...(query.companyId === undefined ? [] : [fact.company(query.companyId)]),
  ].map(factTerm);
  // Alone the country leads, beside a fact it is a state; among words either it leads or is looked up in the keys of the one that does.
  const country = query.country?.toUpperCase();
  const isState = words.length === 0 && facts.length > 0;
  const inKeys = words.length > 0 && country !== undefined ? { country } : {};
  const all = [...words, ...facts].map((term) => ({ ...term, ...inKeys }));
  const patterns = all.flatMap((term) => term.onText ?? []);
  for (const term of all) term.rest = patterns.filter((pattern) => pattern !== term.onText);
  const pairs = pairTokens(prefixes).map((value) => ({ ...tokenTerm('search', value, patterns), ...inKeys }));
  const terms = [...all, ...pairs];
  if (country !== undefined && !isState) terms.push(tokenTerm('facts', fact.country(country), patterns));
  const state: StateConditions = {
    ...(query.status === undefined ? {} : { status: statuses.indexOf(query.status) }),
    ...(query.emailStatus === undefined ? {} : { email: emailStatuses.indexOf(query.emailStatus) }),
    ...(country === undefined || !isState ? {} : { country }),
    ...(query.scoreMin === undefined && query.scoreMax === undefined
      ? {}
      : { score: { min: query.scoreMin ?? 0, max: query.scoreMax ?? 100 } }),
  };
  return { terms, state };
}

/**
 * The states as a filter in which the two statuses are always given, all their values if need be: indexes begin with them, and MongoDB
 * merges the up to 40 ranges in order.
 */
export function stateFilter(state: StateConditions, index: SortField): Document {
  return {
    'state.status': { $in: statuses.map((_, code) => code) },
    'state.email': { $in: emailStatuses.map((_, code) => code) },
    ...givenStates(state, index),
  };
}

/** Only what the query says; in an index by score the score is a range of its key. */
export function givenStates({ status, email, country, score }: StateConditions, index: SortField): Document {
  return {
    ...(status === undefined ? {} : { 'state.status': status }),
    ...(email === undefined ? {} : { 'state.email': email }),
    ...(country === undefined ? {} : { 'state.country': country }),
    ...(score === undefined
      ? {}
      : index === 'score'
        ? { 'order.score': scoreKeys(score.min, score.max) }
        : { 'state.score': { $gte: score.min, $lte: score.max } }),
  };
}

function factTerm(token: string): Term {
  return { ...tokenTerm('facts', token, []), onText: textWith(token) };
}

function tokenTerm(field: Term['field'], value: string, rest: RegExp[]): Term {
  return { field, value, isToken: true, onText: null, rest };
}

function wordTerm(prefix: string): Term {
  const onText = textWithBeginning(prefix);
  const length = Array.from(prefix).length;
  const stored = prefixLengths.filter((stored) => stored <= length).at(-1) ?? 1;
  if (stored === length) return { ...tokenTerm('search', prefix, []), onText };
  const wider = firstCharacters(prefix, stored);
  return { field: 'search', value: beginningWith(prefix), isToken: false, wider, onText, rest: [] };
}

/** Tokens of two words of the search at a time. A pair knows the words' first letters only: the rest looks them up. */
function pairTokens(prefixes: readonly string[]): string[] {
  const starts = [...new Set(prefixes.map(pairStart).filter((start) => start !== null))].slice(0, maxPaired);
  return starts.flatMap((a, place) => starts.slice(place + 1).map((b) => pairToken(a, b)));
}
