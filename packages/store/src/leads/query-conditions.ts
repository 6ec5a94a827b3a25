import type { LeadQuery } from '@leadloom/contracts';
import type { Document } from 'mongodb';
import { beginningWith } from '../text-search.ts';
import { textWith, textWithBeginning } from './condition-text.ts';
import { fact } from './facts.ts';
import { emailStatuses, statuses } from './lead-document.ts';
import { parseSearch } from './parse-search.ts';
import { firstCharacters, prefixLength } from './search-tokens.ts';

/** A condition that leads can be found by. */
export interface Term {
  /** Serves it: the array `search` or the array `facts`. */
  field: 'search' | 'facts';
  value: string | RegExp;
  /** Whether the value is one token: then its index gives the leads in order. */
  isToken: boolean;
  /** For a beginning that is no token: the token of its first letters, which all its leads have. */
  wider?: string;
  /** The same condition on `text`, for when another term leads. */
  onText: RegExp;
}

export interface LeadConditions {
  terms: Term[];
  /** On `state`: every index holds these fields. */
  state: Document;
}

/** Null when nothing can match: something was typed that has neither letters nor digits. */
export function queryConditions(query: LeadQuery): LeadConditions | null {
  const search = query.search?.trim() ?? '';
  const terms = parseSearch(search).map(prefixTerm);
  if (terms.length === 0 && search !== '') return null;
  if (query.tag !== undefined) terms.push(factTerm(fact.tag(query.tag)));
  if (query.linkedTo !== undefined) terms.push(factTerm(fact.linkedTo(query.linkedTo)));
  if (query.companyId !== undefined) terms.push(factTerm(fact.company(query.companyId)));
  const state: Document = {};
  if (query.status !== undefined) state['state.status'] = statuses.indexOf(query.status);
  if (query.emailStatus !== undefined) state['state.email'] = emailStatuses.indexOf(query.emailStatus);
  if (query.scoreMin !== undefined || query.scoreMax !== undefined)
    state['state.score'] = { $gte: query.scoreMin ?? 0, $lte: query.scoreMax ?? 100 };
  // Without another term the country leads; beside one it is in that one's index.
  if (query.country !== undefined && terms.length === 0) terms.push(factTerm(fact.country(query.country)));
  else if (query.country !== undefined) state['state.country'] = query.country.toUpperCase();
  return { terms, state };
}

/**
 * `state` with all values of the two statuses that it leaves open, so that an index that begins with them gives its rows in order:
 * MongoDB merges the up to 40 ranges.
 */
export function everyState(state: Document): Document {
  return {
    'state.status': { $in: statuses.map((_, code) => code) },
    'state.email': { $in: emailStatuses.map((_, code) => code) },
    ...state,
  };
}

function factTerm(token: string): Term {
  return { field: 'facts', value: token, isToken: true, onText: textWith(token) };
}

function prefixTerm(prefix: string): Term {
  const start = firstCharacters(prefix, prefixLength);
  const onText = textWithBeginning(prefix);
  if (start === prefix && Array.from(prefix).length === prefixLength)
    return { field: 'search', value: prefix, isToken: true, onText };
  const value = beginningWith(prefix);
  return { field: 'search', value, isToken: false, onText, ...(start === prefix ? {} : { wider: start }) };
}
