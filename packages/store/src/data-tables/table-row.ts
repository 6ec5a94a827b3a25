import type { DataTableColumn } from '@leadloom/contracts';
import type { Cell } from './to-cell.ts';

/** A data table, as a document. */
export interface TableRow {
  _id: string;
  workspaceId: string;
  name: string;
  columns: Omit<DataTableColumn, 'index'>[];
  /** Number of the newest row. */
  lastRow: number;
  /** What its rows take, counted as the JSON of their cells. */
  bytes: number;
  createdAt: Date;
  updatedAt: Date;
}

/** A row of a data table, as a document. Cells are by the id of their column, which may be renamed. */
export interface RowRow {
  _id: string;
  workspaceId: string;
  tableId: string;
  id: number;
  cells: Record<string, Cell>;
  bytes: number;
  createdAt: Date;
  updatedAt: Date;
}

/** A row by the names of its columns; dates as such. */
export type TableValues = Record<string, Cell> & { id: number; createdAt: Date; updatedAt: Date };

export function toValues(columns: readonly { id: string; name: string }[], row: RowRow): TableValues {
  const { id, createdAt, updatedAt, cells } = row;
  const values = Object.fromEntries(columns.map((column) => [column.name, cells[column.id] ?? null]));
  return { id, createdAt, updatedAt, ...values };
}
