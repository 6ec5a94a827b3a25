import { type DataTable, HubError, type RunWorkflowInput } from '@leadloom/contracts';
import type { SegmentHost } from '@leadloom/engine';
import type { WorkerServices } from '../../services.ts';
import { rowOperations } from './row-operations.ts';
import { n8nTable, sortOf } from './n8n-shapes.ts';

type Provider = NonNullable<SegmentHost['dataTables']>;

/** As in n8n: other nodes do not reach the tables. */
const users = new Set([
  'n8n-nodes-base.dataTable',
  'n8n-nodes-base.dataTableTool',
  'n8n-nodes-base.evaluation',
  'n8n-nodes-base.evaluationTrigger',
]);

/** The data tables of a workspace, as n8n's nodes ask for them. A node that is run again after a crash writes nothing twice. */
export function tableProvider(services: WorkerServices, { workspaceId }: RunWorkflowInput): Provider {
  const { dataTables } = services.store;
  async function demand(id: string) {
    const table = await dataTables.get(workspaceId, id);
    if (table === null) throw new HubError('not_found', `There is no data table ${id}: choose another one in the node`);
    return table;
  }

  const shown = (table: DataTable) => n8nTable(workspaceId, table);

  return {
    getDataTableAggregateProxy(_workflow, node) {
      demandUser(node.type);
      return Promise.resolve({
        getProjectId: () => workspaceId,
        async createDataTable({ name, columns }) {
          return shown(await dataTables.create(workspaceId, { name, columns }));
        },
        async getManyAndCount({ filter = {}, sortBy, take, skip }) {
          const { name, id } = filter;
          // Whoever wants one means the one of that name; n8n may give another that has it in its own.
          const named = typeof name === 'string' && take === 1 ? await dataTables.list(workspaceId, { name }) : null;
          if (named !== null && named.count > 0) return { ...named, data: named.data.slice(0, 1).map(shown) };
          const { count, data } = await dataTables.list(workspaceId, {
            ...(typeof name === 'string' ? { search: name } : {}),
            ...(id === undefined ? {} : { ids: [id].flat() }),
            ...(sortBy === undefined ? {} : { sort: sortOf(sortBy) }),
            ...(take === undefined ? {} : { take }),
            ...(skip === undefined ? {} : { skip }),
          });
          return { count, data: data.map(shown) };
        },
        async deleteDataTableAll() {
          await dataTables.deleteAll(workspaceId);
          return true;
        },
      });
    },

    async getDataTableProxy(_workflow, node, tableId) {
      demandUser(node.type);
      await demand(tableId);
      return {
        ...rowOperations(services.store, workspaceId, tableId),
        async updateDataTable({ name }) {
          return (await dataTables.rename(workspaceId, tableId, name)) !== null;
        },
        deleteDataTable: () => dataTables.delete(workspaceId, tableId),
        async getColumns() {
          return shown(await demand(tableId)).columns;
        },
        async addColumn(column) {
          await dataTables.addColumn(workspaceId, tableId, column);
          const { columns } = shown(await demand(tableId));
          const added = columns.find(({ name }) => name === column.name);
          if (added === undefined) throw new HubError('conflict', `The column "${column.name}" was deleted meanwhile`);
          return added;
        },
        async moveColumn(columnId, { targetIndex }) {
          return (await dataTables.moveColumn(workspaceId, tableId, columnId, targetIndex)) !== null;
        },
        async deleteColumn(columnId) {
          return (await dataTables.deleteColumn(workspaceId, tableId, columnId)) !== null;
        },
      };
    },
  };
}

function demandUser(type: string): void {
  if (!users.has(type)) throw new HubError('forbidden', 'Only Data Table nodes reach the data tables');
}
