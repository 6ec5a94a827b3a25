import { type Static, Type } from 'typebox';
import { OneOf } from './one-of.ts';
import { Id, Nullable, Timestamp } from './page.ts';

export const DataTableColumnType = OneOf(['string', 'number', 'boolean', 'date']);
export type DataTableColumnType = Static<typeof DataTableColumnType>;

/** Columns that every data table has; `dryRunState` is in answers only. */
export const systemColumns = ['id', 'createdAt', 'updatedAt', 'dryRunState'] as const;

/** As in n8n: a letter, then letters, digits and underscores. */
export const DataTableColumnName = Type.String({ minLength: 1, maxLength: 63, pattern: '^[a-zA-Z][a-zA-Z0-9_]*$' });

export const DataTableColumn = Type.Object({
  id: Id,
  name: Type.String(),
  type: DataTableColumnType,
  index: Type.Integer(),
});
export type DataTableColumn = Static<typeof DataTableColumn>;

export const DataTable = Type.Object(
  {
    id: Id,
    name: Type.String(),
    columns: Type.Array(DataTableColumn),
    createdAt: Timestamp,
    updatedAt: Timestamp,
  },
  { $id: 'DataTable' },
);
export type DataTable = Static<typeof DataTable>;

/** What a cell holds; dates are ISO times. */
export const DataTableCell = Nullable(Type.Union([Type.String({ maxLength: 500_000 }), Type.Number(), Type.Boolean()]));

/** Values by the name of their column. */
export const DataTableValues = Type.Record(Type.String({ maxLength: 63 }), DataTableCell);
export type DataTableValues = Static<typeof DataTableValues>;

export const DataTableRow = Type.Object(
  { id: Type.Integer(), createdAt: Timestamp, updatedAt: Timestamp },
  { additionalProperties: DataTableCell },
);
export type DataTableRow = Static<typeof DataTableRow>;

export const DataTableFilter = Type.Object(
  {
    type: Type.Optional(OneOf(['and', 'or'])),
    filters: Type.Array(
      Type.Object(
        {
          columnName: Type.String({ maxLength: 63 }),
          condition: OneOf(['eq', 'neq', 'like', 'ilike', 'gt', 'gte', 'lt', 'lte', 'isEmpty', 'isNotEmpty']),
          value: Type.Optional(DataTableCell),
        },
        { additionalProperties: false },
      ),
      { maxItems: 100 },
    ),
  },
  { additionalProperties: false },
);
export type DataTableFilter = Static<typeof DataTableFilter>;

/** What one workspace may keep. */
export const dataTableLimits = {
  bytes: 200 * 1024 * 1024,
  columns: 100,
  tables: 1_000,
  rowBytes: 1024 * 1024,
} as const;
