import { HubspotError } from './hubspot-error.ts';
import type { ObjectType } from './object-type.ts';
import type { CrmRecord, Portal } from './portal.ts';
import { makeFilter, type SearchFilter } from './search-filter.ts';

export interface SearchInput {
  readonly filterGroups?: readonly { readonly filters?: readonly SearchFilter[] }[];
  readonly filters?: readonly SearchFilter[];
  readonly sorts?: readonly (string | { readonly propertyName?: string; readonly direction?: string })[];
  readonly query?: string;
  readonly properties?: readonly string[];
  readonly limit?: number | string;
  readonly after?: number | string;
}

const MOST_GROUPS = 5;
const MOST_FILTERS_IN_GROUP = 6;
const MOST_FILTERS = 18;
const MOST_RESULTS = 10_000;
const MOST_CHARACTERS = 3000;

function refuse(message: string): never {
  throw new HubspotError(400, 'VALIDATION_ERROR', message);
}

function readGroups(input: SearchInput): readonly (readonly SearchFilter[])[] {
  const groups = (input.filterGroups ?? (input.filters ? [{ filters: input.filters }] : [])).map(
    (group) => group.filters ?? [],
  );
  if (groups.length > MOST_GROUPS)
    refuse(`Too many filter groups: ${groups.length}; at most ${MOST_GROUPS} are allowed`);
  if (groups.some((group) => group.length > MOST_FILTERS_IN_GROUP))
    refuse(`A filter group may have at most ${MOST_FILTERS_IN_GROUP} filters`);
  if (groups.flat().length > MOST_FILTERS) refuse(`Too many filters: at most ${MOST_FILTERS} are allowed`);
  return groups;
}

/** The records that searches see: a write shows after the lag, until then there is what was before. */
function visible(portal: Portal, type: ObjectType, groups: readonly (readonly SearchFilter[])[]): CrmRecord[] {
  const unseen = portal.unseen.get(type) ?? new Map<string, never>();
  const now = portal.context.now();
  for (const [id, { until }] of unseen) if (until <= now) unseen.delete(id);
  const [only] = groups;
  const exact =
    groups.length === 1
      ? only?.find((filter) => filter.operator === 'EQ' && isIndexed(portal, type, filter.propertyName))
      : undefined;
  const candidates = exact
    ? portal.findBy(type, exact.propertyName, String(exact.value))
    : portal.records(type).values();
  const found: CrmRecord[] = [];
  for (const record of candidates) if (!record.archived && !unseen.has(record.id)) found.push(record);
  for (const { before } of unseen.values()) if (before && !before.archived) found.push(before);
  return found;
}

function isIndexed(portal: Portal, type: ObjectType, name: string): boolean {
  return (
    ['email', 'domain', 'name', 'dealname'].includes(name) || portal.properties(type).get(name)?.hasUniqueValue === true
  );
}

function sortRecords(portal: Portal, type: ObjectType, records: CrmRecord[], input: SearchInput): void {
  const [first] = input.sorts ?? [];
  const name = (typeof first === 'string' ? first.replace(/^-/, '') : first?.propertyName) ?? type.createdProperty;
  const isDescending = typeof first === 'string' ? first.startsWith('-') : first?.direction === 'DESCENDING';
  const property = portal.properties(type).get(name);
  if (!property) refuse(`There was a problem with the request: property ${name} to sort by does not exist`);
  const key = (record: CrmRecord) => {
    const value = record.properties[name];
    return value !== undefined && property.type === 'number' ? Number(value) : value?.toLowerCase();
  };
  records.sort((left, right) => {
    const [a, b] = [key(left), key(right)];
    if (a === b) return Number(left.id) - Number(right.id);
    if (a === undefined || b === undefined) return a === undefined ? 1 : -1;
    return (a < b ? -1 : 1) * (isDescending ? -1 : 1);
  });
}

/** Runs a search; `total` counts all that fit, `next` is the offset of the following page. Throws 400 as HubSpot does. */
export function searchRecords(
  portal: Portal,
  type: ObjectType,
  input: SearchInput,
): { total: number; page: CrmRecord[]; next?: string } {
  if (JSON.stringify(input).length > MOST_CHARACTERS)
    refuse(`The search request is longer than ${MOST_CHARACTERS} characters`);
  const limit = Number(input.limit ?? 10);
  const after = Number(input.after ?? 0);
  if (!Number.isInteger(limit) || limit < 0 || limit > 200)
    refuse(`limit must be between 0 and 200, it is ${String(input.limit)}`);
  if (!Number.isInteger(after) || after < 0) refuse(`after must be the offset of a page, it is ${String(input.after)}`);
  if (after + limit > MOST_RESULTS) refuse(`The paging offset may not go beyond ${MOST_RESULTS} results`);
  const groups = readGroups(input);
  const tests = groups.map((group) =>
    group.map((filter) => makeFilter(portal.properties(type).get(filter.propertyName), filter)),
  );
  const words = (input.query ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const found = visible(portal, type, groups).filter((record) => {
    const inGroups = tests.length === 0 || tests.some((group) => group.every((test) => test(record)));
    if (!inGroups || words.length === 0) return inGroups;
    const text = type.searched
      .map((name) => record.properties[name] ?? '')
      .join(' ')
      .toLowerCase();
    return words.every((word) => text.includes(word));
  });
  sortRecords(portal, type, found, input);
  const end = after + limit;
  return {
    total: found.length,
    page: found.slice(after, end),
    ...(end < found.length && limit > 0 ? { next: String(end) } : {}),
  };
}
