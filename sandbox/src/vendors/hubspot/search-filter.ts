import { HubspotError } from './hubspot-error.ts';
import type { CrmRecord } from './portal.ts';
import type { Property } from './properties/property.ts';

export interface SearchFilter {
  readonly propertyName: string;
  readonly operator: string;
  readonly value?: unknown;
  readonly values?: readonly unknown[];
  readonly highValue?: unknown;
}

type Comparable = string | number;

function toText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** Numbers by size, dates as ms, enumerations as they are, other text without case. */
function toComparable(property: Property, text: string): Comparable {
  switch (property.type) {
    case 'number':
      return Number(text);
    case 'date':
    case 'datetime':
      return /^-?\d{9,}$/.test(text) ? Number(text) : Date.parse(text);
    case 'enumeration':
      return text;
    default:
      return text.toLowerCase();
  }
}

/** `*@acme.example`, `jo*`: whole words of the value, where a star stands for any run of characters. */
function tokenPattern(value: string): RegExp {
  const source = value
    .toLowerCase()
    .split('*')
    .map((part) => part.replace(/[\\^$.|?+()[\]{}]/g, '\\$&'))
    .join('.*');
  return new RegExp(`(^|[^\\p{L}\\p{N}])${source}($|[^\\p{L}\\p{N}])`, 'u');
}

function makeTest(property: Property, filter: SearchFilter): (own: Comparable, text: string) => boolean {
  const wanted = toComparable(property, toText(filter.value));
  const list = (filter.values ?? []).map(toText);
  switch (filter.operator) {
    case 'EQ':
      return (own) => own === wanted;
    case 'NEQ':
      return (own) => own !== wanted;
    case 'LT':
      return (own) => own < wanted;
    case 'LTE':
      return (own) => own <= wanted;
    case 'GT':
      return (own) => own > wanted;
    case 'GTE':
      return (own) => own >= wanted;
    case 'BETWEEN': {
      const high = toComparable(property, toText(filter.highValue));
      return (own) => own >= wanted && own <= high;
    }
    case 'IN':
    case 'NOT_IN': {
      // A string is compared in lower case, the list is taken as it came: HubSpot wants it in lower case.
      const among = new Set(property.type === 'string' ? list : list.map((text) => toComparable(property, text)));
      return (own) => among.has(own) === (filter.operator === 'IN');
    }
    case 'CONTAINS_TOKEN':
    case 'NOT_CONTAINS_TOKEN': {
      const pattern = tokenPattern(toText(filter.value));
      return (_own, text) => pattern.test(text.toLowerCase()) === (filter.operator === 'CONTAINS_TOKEN');
    }
    default:
      throw new HubspotError(
        400,
        'VALIDATION_ERROR',
        `Invalid input JSON: Cannot build ApiFilter, operator ${filter.operator} is not known`,
      );
  }
}

const NEEDS_VALUES = ['IN', 'NOT_IN'];
const NEEDS_NOTHING = ['HAS_PROPERTY', 'NOT_HAS_PROPERTY'];
/** Operators that also fit records without a value. */
const FITS_EMPTY = ['NEQ', 'NOT_IN', 'NOT_CONTAINS_TOKEN'];

/** One filter of a search as a function of a record. Throws 400 for unknown properties, operators and missing values. */
export function makeFilter(property: Property | undefined, filter: SearchFilter): (record: CrmRecord) => boolean {
  const { propertyName: name, operator } = filter;
  if (!property)
    throw new HubspotError(
      400,
      'VALIDATION_ERROR',
      `There was a problem with the request: property ${name} does not exist`,
    );
  if (NEEDS_NOTHING.includes(operator)) {
    return (record) => (record.properties[name] !== undefined) === (operator === 'HAS_PROPERTY');
  }
  const isGiven = NEEDS_VALUES.includes(operator)
    ? (filter.values?.length ?? 0) > 0
    : filter.value !== undefined && filter.value !== null;
  if (!isGiven)
    throw new HubspotError(
      400,
      'VALIDATION_ERROR',
      `operator ${operator} of ${name} needs ${NEEDS_VALUES.includes(operator) ? 'values' : 'a value'}`,
    );
  const test = makeTest(property, filter);
  return (record) => {
    const text = record.properties[name];
    return text === undefined ? FITS_EMPTY.includes(operator) : test(toComparable(property, text), text);
  };
}
