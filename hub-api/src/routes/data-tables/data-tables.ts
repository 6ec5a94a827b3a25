import {
  addDataTableColumn,
  createDataTable,
  deleteDataTable,
  deleteDataTableColumn,
  getDataTable,
  listDataTables,
  renameDataTable,
} from '@leadloom/contracts';
import { endpoint } from '../../http/endpoint.ts';
import { found } from '../../http/found.ts';

export const dataTableEndpoints = [
  endpoint(listDataTables, ({ store, workspaceId, query }) => store.dataTables.page(workspaceId, query)),
  endpoint(createDataTable, ({ store, workspaceId, body }) => store.dataTables.create(workspaceId, body)),
  endpoint(getDataTable, async ({ store, workspaceId, params: { id } }) =>
    found(await store.dataTables.get(workspaceId, id), 'data table', id),
  ),
  endpoint(renameDataTable, async ({ store, workspaceId, params: { id }, body }) =>
    found(await store.dataTables.rename(workspaceId, id, body.name), 'data table', id),
  ),
  endpoint(deleteDataTable, async ({ store, workspaceId, params: { id } }) => {
    found(await store.dataTables.delete(workspaceId, id), 'data table', id);
  }),
  endpoint(addDataTableColumn, async ({ store, workspaceId, params: { id }, body }) =>
    found(await store.dataTables.addColumn(workspaceId, id, body), 'data table', id),
  ),
  endpoint(deleteDataTableColumn, async ({ store, workspaceId, params: { id, columnId } }) => {
    const { columns } = found(await store.dataTables.get(workspaceId, id), 'data table', id);
    found(
      columns.find((column) => column.id === columnId),
      'column',
      columnId,
    );
    return found(await store.dataTables.deleteColumn(workspaceId, id, columnId), 'data table', id);
  }),
];
