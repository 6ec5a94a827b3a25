import { EmailStatus, LeadStatus, type LeadQuery } from '@leadloom/contracts';
import type { Document } from 'mongodb';
import { beginningWith } from '../text-search.ts';
import { prefixLengths, factToken } from './search-tokens.ts';
import { parseSearch } from './parse-search.ts';

/** A condition that the search index serves. */
export interface Term {
  /** Value of the filter on `search`. */
  value: string | RegExp;
  /** Whether the value is one token: then the index gives its leads in order. */
  isToken: boolean;
  /** For a beginning longer than those stored: the longest stored beginning, which holds for all that the term holds for. */
  wider?: string;
}

export interface LeadConditions {
  terms: Term[];
  /** On fields of the lead, without the search. */
  fields: Document;
  hasCountry: boolean;
}

const statuses = LeadStatus.anyOf.map((literal) => literal.const);
const emailStatuses = EmailStatus.anyOf.map((literal) => literal.const);

/** Null when nothing can match: something was typed that has neither letters nor digits. */
export function queryConditions(query: LeadQuery): LeadConditions | null {
  const search = query.search?.trim() ?? '';
  const terms = parseSearch(search).map(prefixTerm);
  if (terms.length === 0 && search !== '') return null;
  if (query.tag !== undefined) terms.push({ value: factToken.tag(query.tag), isToken: true });
  if (query.linkedTo !== undefined) terms.push({ value: factToken.linkedTo(query.linkedTo), isToken: true });
  if (query.companyId !== undefined) terms.push({ value: factToken.company(query.companyId), isToken: true });
  const fields: Document = {};
  if (query.status !== undefined) fields['status'] = query.status;
  if (query.emailStatus !== undefined) fields['emailStatus'] = query.emailStatus;
  if (query.country !== undefined) fields['fields.country'] = query.country.toUpperCase();
  if (query.scoreMin !== undefined || query.scoreMax !== undefined)
    fields['score.total'] = {
      ...(query.scoreMin === undefined ? {} : { $gte: query.scoreMin }),
      ...(query.scoreMax === undefined ? {} : { $lte: query.scoreMax }),
    };
  return { terms, fields, hasCountry: query.country !== undefined };
}

/**
 * `fields` with all values of the status fields that it leaves open, so that an index that begins with them gives its rows in order:
 * MongoDB merges the up to 40 ranges.
 */
export function gridFilter(fields: Document): Document {
  return { status: { $in: statuses }, emailStatus: { $in: emailStatuses }, ...fields };
}

function prefixTerm(prefix: string): Term {
  const characters = [...prefix];
  const isStored = (prefixLengths as readonly number[]).includes(characters.length);
  if (isStored) return { value: prefix, isToken: true };
  const longest = Math.max(...prefixLengths);
  const wider = characters.length > longest ? characters.slice(0, longest).join('') : undefined;
  return { value: beginningWith(prefix), isToken: false, ...(wider === undefined ? {} : { wider }) };
}
