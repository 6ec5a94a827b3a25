import { nextMark } from '@leadloom/engine';
import type { Store, TableValues } from '@leadloom/store';
import type { IDataTableProjectService } from 'n8n-workflow';
import { steady } from '../../steady/steady.ts';
import { dryRunRows, n8nRow } from './n8n-shapes.ts';

type RowOperations = Pick<
  IDataTableProjectService,
  'getManyRowsAndCount' | 'insertRows' | 'updateRows' | 'upsertRow' | 'deleteRows' | 'clearRows'
>;

/** What n8n's nodes do with the rows of a table. Each write has a mark that tells it from others of its run. */
export function rowOperations(
  { dataTableRows: rows }: Pick<Store, 'dataTableRows'>,
  workspaceId: string,
  tableId: string,
): RowOperations {
  /** The mark lets it be done again while the store is away. */
  function write(work: (to: { tableId: string; mark?: string }) => Promise<TableValues[]>): Promise<TableValues[]> {
    const mark = nextMark();
    return mark === null ? work({ tableId }) : steady(() => work({ tableId, mark }));
  }

  const insertRows: IDataTableProjectService['insertRows'] = async (given, returnType) => {
    const inserted = await write((place) => rows.insert(workspaceId, place, given));
    const answers = {
      all: () => inserted.map(n8nRow),
      id: () => inserted.map(({ id }) => ({ id })),
      count: () => ({ success: true as const, insertedRows: inserted.length }),
    };
    return answers[returnType]() as Awaited<ReturnType<typeof insertRows<typeof returnType>>>;
  };

  return {
    insertRows,
    async getManyRowsAndCount({ filter, sortBy, take, skip }) {
      const [column, direction] = sortBy ?? [];
      const query = {
        ...(filter === undefined ? {} : { filter }),
        ...(column === undefined
          ? {}
          : { sort: { column, direction: direction === 'DESC' ? (-1 as const) : (1 as const) } }),
        ...(take === undefined ? {} : { take }),
        ...(skip === undefined ? {} : { skip }),
      };
      const { count, data } = await steady(() => rows.find(workspaceId, tableId, query));
      return { count, data: data.map(n8nRow) };
    },
    async updateRows({ dryRun, ...wish }) {
      if (dryRun === true) return (await rows.preview(workspaceId, tableId, wish)).flatMap(shownPair);
      return (await write((place) => rows.update(workspaceId, place, wish))).map(n8nRow);
    },
    async upsertRow({ dryRun, ...wish }) {
      if (dryRun !== true) return (await write((place) => rows.upsert(workspaceId, place, wish))).map(n8nRow);
      const changed = await rows.preview(workspaceId, tableId, wish);
      if (changed.length > 0) return changed.flatMap(shownPair);
      const at = new Date();
      const cells = await rows.fit(workspaceId, tableId, wish.data);
      return dryRunRows(null, { id: 0, createdAt: at, updatedAt: at, ...cells });
    },
    async deleteRows({ filter, dryRun }) {
      if (dryRun !== true) return (await write((place) => rows.delete(workspaceId, place, filter))).map(n8nRow);
      const { data } = await rows.find(workspaceId, tableId, { filter });
      return data.flatMap((row) => dryRunRows(row, null)) as Awaited<ReturnType<RowOperations['deleteRows']>>;
    },
    async clearRows() {
      return { deletedCount: await rows.clear(workspaceId, { tableId }) };
    },
  };
}

function shownPair({ before, after }: { before: TableValues; after: TableValues }) {
  return dryRunRows(before, after);
}
