import type { Lead } from '@leadloom/contracts';
import { encodeTime, randomPart } from '../new-id.ts';
import { foldText } from './fold-text.ts';

/**
 * One string per sort, unique because it ends with the id's random part: a page starts behind a key, and rows that are equal in what
 * they are sorted by cost nothing. (The sort by creation is the id itself.)
 */
export interface OrderKeys {
  updated: string;
  score: string;
  name: string;
  company: string;
}

const maxLength = 40;
/** Behind every letter: what has no name comes last. */
const unknown = '\uFFFD';

export function orderKeys(lead: Omit<Lead, 'version' | 'provenance'>): OrderKeys {
  // Sorts before every letter, so that "Ann" comes before "Anna".
  const suffix = `\u0001${randomPart(lead.id)}`;
  const { firstName = '', lastName = '', email = '', companyName = '' } = lead.fields;
  return {
    updated: encodeTime(Date.parse(lead.updatedAt)) + suffix,
    score: (lead.score === null ? '---' : scoreKey(lead.score.total)) + suffix,
    name: textKey(`${firstName} ${lastName}`.trim() || email) + suffix,
    company: textKey(companyName) + suffix,
  };
}

function textKey(text: string): string {
  return foldText(text).trim().slice(0, maxLength) || unknown;
}

/** Range of the keys of leads that have a score from `min` to `max`. */
export function scoreKeys(min: number, max: number): { $gte: string; $lt: string } {
  return { $gte: scoreKey(min), $lt: scoreKey(max + 1) };
}

function scoreKey(score: number): string {
  return String(score).padStart(3, '0');
}
