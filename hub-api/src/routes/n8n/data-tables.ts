import {
  createN8nDataTable,
  type DataTable,
  deleteN8nDataTable,
  getN8nDataTable,
  listN8nDataTables,
  type N8nDataTable,
  updateN8nDataTable,
} from '@leadloom/contracts';
import type { DataTableSort } from '@leadloom/store';
import { endpoint } from '../../http/endpoint.ts';
import { found } from '../../http/found.ts';
import { offsetPage } from './offset-page.ts';
import { demandOwnProject } from './project-of.ts';
import { readJsonQuery, readSort } from './read-table-query.ts';

export const dataTableEndpoints = [
  endpoint(listN8nDataTables, async ({ store, workspaceId, query }) => {
    const { name, id } = readJsonQuery(query.filter) ?? {};
    const { column: by, direction } = readSort(query.sortBy) ?? { column: 'updatedAt', direction: -1 };
    return offsetPage(
      query,
      ({ skip, take }) =>
        store.dataTables.list(workspaceId, {
          skip,
          take,
          sort: { by: sortedBy(by), direction },
          ...(typeof name === 'string' ? { search: name } : {}),
          ...(id === undefined ? {} : { ids: [id].flat().map(String) }),
        }),
      (tables) => tables.map((table) => shown(workspaceId, table)),
    );
  }),
  endpoint(createN8nDataTable, async ({ store, workspaceId, body: { name, columns, projectId } }) => {
    demandOwnProject(workspaceId, projectId);
    return shown(workspaceId, await store.dataTables.create(workspaceId, { name, columns }));
  }),
  endpoint(getN8nDataTable, async ({ store, workspaceId, params: { id } }) =>
    shown(workspaceId, found(await store.dataTables.get(workspaceId, id), 'data table', id)),
  ),
  endpoint(updateN8nDataTable, async ({ store, workspaceId, params: { id }, body: { name } }) =>
    shown(workspaceId, found(await store.dataTables.rename(workspaceId, id, name), 'data table', id)),
  ),
  endpoint(deleteN8nDataTable, async ({ store, workspaceId, params: { id } }) => {
    found(await store.dataTables.delete(workspaceId, id), 'data table', id);
  }),
];

/** n8n sorts by the size of a table, too; here that is by its name. */
function sortedBy(by: string): DataTableSort['by'] {
  return by === 'createdAt' || by === 'updatedAt' ? by : 'name';
}

function shown(workspaceId: string, { columns, ...table }: DataTable): N8nDataTable {
  return {
    ...table,
    columns: columns.map((column) => ({ ...column, dataTableId: table.id })),
    projectId: workspaceId,
  };
}
