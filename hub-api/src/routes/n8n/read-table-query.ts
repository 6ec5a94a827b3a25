import { DataTableFilter, HubError } from '@leadloom/contracts';
import { Value } from 'typebox/value';

/** @throws HubError `invalid_input` for what is no JSON object */
export function readJsonQuery(text: string | undefined): Readonly<Record<string, unknown>> | undefined {
  if (text === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // Falls through to the one message.
  }
  throw new HubError('invalid_input', '"filter" is not a JSON object.', { details: { field: 'filter' } });
}

/** @throws HubError `invalid_input` for what is no filter of rows */
export function readFilter(text: string | undefined): DataTableFilter | undefined {
  const filter = readJsonQuery(text);
  if (filter === undefined) return undefined;
  const [fault] = Value.Errors(DataTableFilter, filter);
  if (fault !== undefined)
    throw new HubError('invalid_input', `filter${fault.instancePath.replaceAll('/', '.')} ${fault.message}`, {
      details: { field: 'filter' },
    });
  return filter as unknown as DataTableFilter;
}

/** `column:asc` or `column:desc`. */
export function readSort(text: string | undefined): { column: string; direction: 1 | -1 } | undefined {
  const [column, direction = ''] = (text ?? '').split(':');
  if (column === undefined || column === '') return undefined;
  return { column, direction: direction.toLowerCase() === 'desc' ? -1 : 1 };
}
