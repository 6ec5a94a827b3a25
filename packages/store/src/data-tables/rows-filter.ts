import { type DataTableColumn, type DataTableFilter, HubError } from '@leadloom/contracts';
import type { Document } from 'mongodb';
import { escapeRegExp } from '../text-search.ts';
import { toCell } from './to-cell.ts';

type Condition = DataTableFilter['filters'][number]['condition'];
/** A condition as a caller may give it: dates as such, too. */
interface GivenCondition {
  columnName: string;
  condition: Condition;
  value?: unknown;
}
export interface GivenFilter {
  type?: 'and' | 'or';
  filters: readonly GivenCondition[];
}

const system = {
  id: { name: 'id', type: 'number' },
  createdAt: { name: 'createdAt', type: 'date' },
  updatedAt: { name: 'updatedAt', type: 'date' },
} as const;

/**
 * The query of n8n's filter.
 * @throws HubError `invalid_input` for an unknown column, or a value that does not fit
 */
export function rowsFilter(columns: readonly DataTableColumn[], filter: GivenFilter | undefined): Document {
  const conditions = (filter?.filters ?? []).map((given) => toCondition(columns, given));
  if (conditions.length === 0) return {};
  return filter?.type === 'or' ? { $or: conditions } : { $and: conditions };
}

/** Where a row keeps a column. @throws HubError `invalid_input` for an unknown one */
export function fieldOf(columns: readonly DataTableColumn[], name: string): string {
  if (name in system) return name;
  return `cells.${demandColumn(columns, name).id}`;
}

export function demandColumn(columns: readonly DataTableColumn[], name: string): DataTableColumn {
  const column = columns.find((candidate) => candidate.name === name);
  if (column === undefined)
    throw new HubError('invalid_input', `unknown column name '${name}'`, { details: { column: name } });
  return column;
}

/** Text that is in some column, whatever its type. `%` stands for anything; without it the text may stand anywhere. */
export function searchFilter(columns: readonly DataTableColumn[], text: string | undefined): Document {
  if (text === undefined || text.trim() === '' || columns.length === 0) return {};
  const regex = likePattern(text);
  return {
    $or: columns.map(({ id }) => ({
      $expr: {
        $regexMatch: {
          input: { $convert: { input: `$cells.${id}`, to: 'string', onError: '', onNull: '' } },
          regex,
          options: 'is',
        },
      },
    })),
  };
}

function toCondition(columns: readonly DataTableColumn[], { columnName, condition, value }: GivenCondition): Document {
  const column = columnName in system ? system[columnName as keyof typeof system] : demandColumn(columns, columnName);
  const field = fieldOf(columns, columnName);
  const cell = toCell(value, column);
  switch (condition) {
    case 'isEmpty':
      return { [field]: { $in: [null, ''] } };
    case 'isNotEmpty':
      return { [field]: { $nin: [null, ''] } };
    case 'eq':
      return { [field]: cell };
    case 'neq':
      return { [field]: { $ne: cell } };
    case 'like':
    case 'ilike': {
      if (typeof cell !== 'string')
        throw new HubError('invalid_input', `${condition.toUpperCase()} filter value must be a string`);
      return { [field]: { $regex: likePattern(cell), $options: condition === 'ilike' ? 'is' : 's' } };
    }
    default:
      if (cell === null)
        throw new HubError('invalid_input', `${condition.toUpperCase()} filter value cannot be null or undefined`);
      return { [field]: { [`$${condition}`]: cell } };
  }
}

/** MongoDB takes no longer pattern, and none with a NUL in it. */
const longestPattern = 10_000;

function likePattern(text: string): string {
  if (text.length > longestPattern || text.includes('\0'))
    throw new HubError(
      'invalid_input',
      `Text to look for has ${longestPattern} characters at most, and no NUL among them.`,
    );
  const wanted = text.includes('%') ? text : `%${text}%`;
  return `^${escapeRegExp(wanted).replaceAll('%', '.*')}$`;
}
