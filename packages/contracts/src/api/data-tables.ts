import { Type } from 'typebox';
import {
  DataTable,
  DataTableColumnName,
  DataTableColumnType,
  DataTableFilter,
  DataTableRow,
  DataTableValues,
} from '../data-table.ts';
import { Page, PageQuery } from '../page.ts';
import { defineRoute } from '../route.ts';

const common = { tag: 'Data tables' } as const;
const Name = Type.String({ minLength: 1, maxLength: 128, pattern: '\\S' });
const Column = Type.Object({ name: DataTableColumnName, type: DataTableColumnType }, { additionalProperties: false });
const Rows = Type.Object({ rows: Type.Array(DataTableRow) });

export const listDataTables = defineRoute({
  ...common,
  method: 'GET',
  path: '/data-tables',
  operationId: 'listDataTables',
  summary: 'List data tables',
  permission: 'workflows:read',
  query: Type.Object({ ...PageQuery.properties, search: Type.Optional(Type.String({ maxLength: 128 })) }),
  response: Page(DataTable),
});
export const createDataTable = defineRoute({
  ...common,
  method: 'POST',
  path: '/data-tables',
  operationId: 'createDataTable',
  summary: 'Make a data table; workflows reach it by the node Data Table',
  permission: 'workflows:write',
  audit: 'data-table.create',
  status: 201,
  body: Type.Object({ name: Name, columns: Type.Array(Column, { maxItems: 100 }) }, { additionalProperties: false }),
  response: DataTable,
});
export const getDataTable = defineRoute({
  ...common,
  method: 'GET',
  path: '/data-tables/{id}',
  operationId: 'getDataTable',
  summary: 'A data table with its columns',
  permission: 'workflows:read',
  response: DataTable,
});
export const renameDataTable = defineRoute({
  ...common,
  method: 'PATCH',
  path: '/data-tables/{id}',
  operationId: 'renameDataTable',
  summary: 'Give a data table another name',
  permission: 'workflows:write',
  audit: 'data-table.rename',
  body: Type.Object({ name: Name }, { additionalProperties: false }),
  response: DataTable,
});
export const deleteDataTable = defineRoute({
  ...common,
  method: 'DELETE',
  path: '/data-tables/{id}',
  operationId: 'deleteDataTable',
  summary: 'Delete a data table with its rows',
  permission: 'workflows:write',
  audit: 'data-table.delete',
  status: 204,
});
export const addDataTableColumn = defineRoute({
  ...common,
  method: 'POST',
  path: '/data-tables/{id}/columns',
  operationId: 'addDataTableColumn',
  summary: 'Add a column',
  permission: 'workflows:write',
  audit: 'data-table.add-column',
  status: 201,
  body: Column,
  response: DataTable,
});
export const deleteDataTableColumn = defineRoute({
  ...common,
  method: 'DELETE',
  path: '/data-tables/{id}/columns/{columnId}',
  operationId: 'deleteDataTableColumn',
  summary: 'Delete a column with what rows have in it',
  permission: 'workflows:write',
  audit: 'data-table.delete-column',
  response: DataTable,
  status: 200,
});
export const listDataTableRows = defineRoute({
  ...common,
  method: 'GET',
  path: '/data-tables/{id}/rows',
  operationId: 'listDataTableRows',
  summary: 'Rows in the order in which they were inserted, or by a column',
  permission: 'workflows:read',
  query: Type.Object({
    ...PageQuery.properties,
    /** Text that is in some column. */
    search: Type.Optional(Type.String({ maxLength: 200 })),
    /** Name of a column, with `:desc` behind it from the highest down. */
    sort: Type.Optional(Type.String({ maxLength: 70 })),
  }),
  response: Page(DataTableRow),
});
export const insertDataTableRows = defineRoute({
  ...common,
  method: 'POST',
  path: '/data-tables/{id}/rows',
  operationId: 'insertDataTableRows',
  summary: 'Insert rows',
  permission: 'workflows:write',
  audit: 'data-table.insert-rows',
  status: 201,
  body: Type.Object(
    { rows: Type.Array(DataTableValues, { minItems: 1, maxItems: 10_000 }) },
    { additionalProperties: false },
  ),
  response: Rows,
});
export const updateDataTableRows = defineRoute({
  ...common,
  method: 'PATCH',
  path: '/data-tables/{id}/rows',
  operationId: 'updateDataTableRows',
  summary: 'Change the rows that match a filter',
  permission: 'workflows:write',
  audit: 'data-table.update-rows',
  body: Type.Object({ filter: DataTableFilter, data: DataTableValues }, { additionalProperties: false }),
  response: Rows,
});
export const deleteDataTableRows = defineRoute({
  ...common,
  method: 'POST',
  path: '/data-tables/{id}/rows/delete',
  operationId: 'deleteDataTableRows',
  summary: 'Delete the rows that match a filter',
  permission: 'workflows:write',
  audit: 'data-table.delete-rows',
  status: 200,
  body: Type.Object({ filter: DataTableFilter }, { additionalProperties: false }),
  response: Type.Object({ deleted: Type.Integer() }),
});
