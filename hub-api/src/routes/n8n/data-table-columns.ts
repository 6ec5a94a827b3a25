import {
  createN8nDataTableColumn,
  type DataTable,
  deleteN8nDataTableColumn,
  HubError,
  listN8nDataTableColumns,
  type N8nDataTableColumn,
  updateN8nDataTableColumn,
} from '@leadloom/contracts';
import { endpoint } from '../../http/endpoint.ts';
import { found } from '../../http/found.ts';

export const dataTableColumnEndpoints = [
  endpoint(listN8nDataTableColumns, async ({ store, workspaceId, params: { id } }) =>
    columnsOf(found(await store.dataTables.get(workspaceId, id), 'data table', id)),
  ),
  endpoint(createN8nDataTableColumn, async ({ store, workspaceId, params: { id }, body: { index, ...column } }) => {
    const place = index === undefined ? {} : { index };
    const table = await store.dataTables.addColumn(workspaceId, id, { ...column, ...place });
    return columnOf(table, id, ({ name }) => name === column.name);
  }),
  endpoint(updateN8nDataTableColumn, async ({ store, workspaceId, params: { id, columnId }, body }) => {
    const { name, index } = body;
    const isIt = (column: N8nDataTableColumn) => column.id === columnId;
    columnOf(await store.dataTables.get(workspaceId, id), id, isIt);
    if (name === undefined && index === undefined)
      throw new HubError('invalid_input', 'Give the column another name, another index, or both.');
    if (name !== undefined) await store.dataTables.renameColumn(workspaceId, id, columnId, name);
    if (index !== undefined) await store.dataTables.moveColumn(workspaceId, id, columnId, index);
    return columnOf(await store.dataTables.get(workspaceId, id), id, isIt);
  }),
  endpoint(deleteN8nDataTableColumn, async ({ store, workspaceId, params: { id, columnId } }) => {
    columnOf(await store.dataTables.get(workspaceId, id), id, (column) => column.id === columnId);
    await store.dataTables.deleteColumn(workspaceId, id, columnId);
  }),
];

function columnsOf({ id, columns }: DataTable): N8nDataTableColumn[] {
  return columns.map((column) => ({ ...column, dataTableId: id }));
}

function columnOf(table: DataTable | null, id: string, isIt: (column: N8nDataTableColumn) => boolean) {
  return found(columnsOf(found(table, 'data table', id)).find(isIt), 'column in data table', id);
}
