import { type Static, Type } from 'typebox';
import {
  DataTableColumnName,
  DataTableColumnType,
  DataTableFilter,
  DataTableRow,
  DataTableValues,
} from '../../data-table.ts';
import { Id, Timestamp } from '../../page.ts';
import { OneOf } from '../../one-of.ts';
import { defineRoute, n8nPrefix } from '../../route.ts';
import { N8nList, N8nPageQuery } from './list.ts';

const N8nDataTableColumn = Type.Object({
  id: Id,
  name: Type.String(),
  type: DataTableColumnType,
  index: Type.Integer(),
  dataTableId: Id,
});
export type N8nDataTableColumn = Static<typeof N8nDataTableColumn>;

const N8nDataTable = Type.Object(
  {
    id: Id,
    name: Type.String(),
    columns: Type.Array(N8nDataTableColumn),
    projectId: Id,
    createdAt: Timestamp,
    updatedAt: Timestamp,
  },
  { $id: 'N8nDataTable' },
);
export type N8nDataTable = Static<typeof N8nDataTable>;

const common = { prefix: n8nPrefix, tag: 'n8n: data tables' } as const;
const name = Type.String({ minLength: 1, maxLength: 128, pattern: '\\S' });
const json = Type.Optional(Type.String({ maxLength: 20_000 }));
const sortBy = Type.Optional(Type.String({ maxLength: 70, pattern: '^\\w+:(asc|desc|ASC|DESC)$' }));
const column = Type.Object(
  {
    name: DataTableColumnName,
    type: DataTableColumnType,
    index: Type.Optional(Type.Integer({ minimum: 0 })),
  },
  { additionalProperties: false },
);
const change = Type.Object(
  {
    filter: DataTableFilter,
    data: DataTableValues,
    returnData: Type.Optional(Type.Boolean()),
    dryRun: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
);
const Rows = Type.Union([Type.Literal(true), Type.Array(Type.Record(Type.String(), Type.Unknown()))]);

export const listN8nDataTables = defineRoute({
  ...common,
  method: 'GET',
  path: '/data-tables',
  operationId: 'listN8nDataTables',
  summary: 'List data tables',
  permission: 'workflows:read',
  query: Type.Object({ ...N8nPageQuery.properties, filter: json, sortBy }),
  response: N8nList(N8nDataTable),
});
export const createN8nDataTable = defineRoute({
  ...common,
  method: 'POST',
  path: '/data-tables',
  operationId: 'createN8nDataTable',
  summary: 'Make a data table; 409 when there is one of that name',
  permission: 'workflows:write',
  audit: 'data-table.create',
  status: 201,
  body: Type.Object(
    {
      name,
      columns: Type.Array(column, { maxItems: 100 }),
      projectId: Type.Optional(Type.Union([Type.String({ maxLength: 128 }), Type.Null()])),
    },
    { additionalProperties: false },
  ),
  response: N8nDataTable,
});
export const getN8nDataTable = defineRoute({
  ...common,
  method: 'GET',
  path: '/data-tables/{id}',
  operationId: 'getN8nDataTable',
  summary: 'A data table',
  permission: 'workflows:read',
  response: N8nDataTable,
});
export const updateN8nDataTable = defineRoute({
  ...common,
  method: 'PATCH',
  path: '/data-tables/{id}',
  operationId: 'updateN8nDataTable',
  summary: 'Rename a data table',
  permission: 'workflows:write',
  audit: 'data-table.rename',
  body: Type.Object({ name }, { additionalProperties: false }),
  response: N8nDataTable,
});
export const deleteN8nDataTable = defineRoute({
  ...common,
  method: 'DELETE',
  path: '/data-tables/{id}',
  operationId: 'deleteN8nDataTable',
  summary: 'Delete a data table with its rows',
  permission: 'workflows:write',
  audit: 'data-table.delete',
});
export const listN8nDataTableColumns = defineRoute({
  ...common,
  method: 'GET',
  path: '/data-tables/{id}/columns',
  operationId: 'listN8nDataTableColumns',
  summary: 'Columns of a data table',
  permission: 'workflows:read',
  response: Type.Array(N8nDataTableColumn),
});
export const createN8nDataTableColumn = defineRoute({
  ...common,
  method: 'POST',
  path: '/data-tables/{id}/columns',
  operationId: 'createN8nDataTableColumn',
  summary: 'Add a column; 409 when there is one of that name',
  permission: 'workflows:write',
  audit: 'data-table.add-column',
  status: 201,
  body: column,
  response: N8nDataTableColumn,
});
export const updateN8nDataTableColumn = defineRoute({
  ...common,
  method: 'PATCH',
  path: '/data-tables/{id}/columns/{columnId}',
  operationId: 'updateN8nDataTableColumn',
  summary: 'Rename or move a column',
  permission: 'workflows:write',
  audit: 'data-table.change-column',
  body: Type.Object(
    { name: Type.Optional(DataTableColumnName), index: Type.Optional(Type.Integer({ minimum: 0 })) },
    { additionalProperties: false },
  ),
  response: N8nDataTableColumn,
});
export const deleteN8nDataTableColumn = defineRoute({
  ...common,
  method: 'DELETE',
  path: '/data-tables/{id}/columns/{columnId}',
  operationId: 'deleteN8nDataTableColumn',
  summary: 'Delete a column',
  permission: 'workflows:write',
  audit: 'data-table.delete-column',
});
export const listN8nDataTableRows = defineRoute({
  ...common,
  method: 'GET',
  path: '/data-tables/{id}/rows',
  operationId: 'listN8nDataTableRows',
  summary: 'Rows of a data table',
  permission: 'workflows:read',
  query: Type.Object({
    ...N8nPageQuery.properties,
    filter: json,
    sortBy,
    search: Type.Optional(Type.String({ maxLength: 200 })),
  }),
  response: N8nList(DataTableRow),
});
export const insertN8nDataTableRows = defineRoute({
  ...common,
  method: 'POST',
  path: '/data-tables/{id}/rows',
  operationId: 'insertN8nDataTableRows',
  summary: 'Insert rows',
  permission: 'workflows:write',
  audit: 'data-table.insert-rows',
  body: Type.Object(
    {
      data: Type.Array(DataTableValues, { maxItems: 10_000 }),
      returnType: Type.Optional(OneOf(['count', 'id', 'all'])),
    },
    { additionalProperties: false },
  ),
  response: Type.Union([
    Type.Object({ success: Type.Literal(true), insertedRows: Type.Integer() }),
    Type.Array(Type.Record(Type.String(), Type.Unknown())),
  ]),
});
export const updateN8nDataTableRows = defineRoute({
  ...common,
  method: 'PATCH',
  path: '/data-tables/{id}/rows/update',
  operationId: 'updateN8nDataTableRows',
  summary: 'Change the rows that match',
  permission: 'workflows:write',
  audit: 'data-table.update-rows',
  body: change,
  response: Rows,
});
export const upsertN8nDataTableRow = defineRoute({
  ...common,
  method: 'POST',
  path: '/data-tables/{id}/rows/upsert',
  operationId: 'upsertN8nDataTableRow',
  summary: 'Change the rows that match, or insert one',
  permission: 'workflows:write',
  audit: 'data-table.upsert-row',
  body: change,
  response: Rows,
});
export const deleteN8nDataTableRows = defineRoute({
  ...common,
  method: 'DELETE',
  path: '/data-tables/{id}/rows/delete',
  operationId: 'deleteN8nDataTableRows',
  summary: 'Delete the rows that match',
  permission: 'workflows:write',
  audit: 'data-table.delete-rows',
  query: Type.Object({
    filter: Type.String({ maxLength: 20_000 }),
    returnData: Type.Optional(Type.Boolean()),
    dryRun: Type.Optional(Type.Boolean()),
  }),
  response: Rows,
});
export const clearN8nDataTableRows = defineRoute({
  ...common,
  method: 'DELETE',
  path: '/data-tables/{id}/rows/clear',
  operationId: 'clearN8nDataTableRows',
  summary: 'Delete all rows',
  permission: 'workflows:write',
  audit: 'data-table.clear',
  response: Type.Object({ deletedCount: Type.Integer() }),
});
