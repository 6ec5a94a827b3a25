import type { DataTableRow } from '@leadloom/contracts';
import type { TableValues } from '@leadloom/store';

/** Rows as JSON holds them: dates as ISO times. */
export function shownRows(rows: readonly TableValues[]): DataTableRow[] {
  return rows.map(
    (row) =>
      Object.fromEntries(
        Object.entries(row).map(([name, cell]) => [name, cell instanceof Date ? cell.toISOString() : cell]),
      ) as DataTableRow,
  );
}
