import {
  type DataTable,
  type DataTableColumn,
  type DataTableColumnType,
  dataTableLimits,
  HubError,
  type PageOf,
  type PageQuery,
  systemColumns,
} from '@leadloom/contracts';
import type { Document } from 'mongodb';
import { refuseDuplicate } from '../duplicate-key.ts';
import { findPage } from '../find-page.ts';
import { newId } from '../new-id.ts';
import type { StoreContext } from '../store-context.ts';
import { containing, escapeRegExp } from '../text-search.ts';
import type { TableRow } from './table-row.ts';

export interface NewColumn {
  name: string;
  type: DataTableColumnType;
}

export interface TableQuery {
  /** Part of the name, whatever its case. */
  search?: string;
  /** That one, whatever its case. */
  name?: string;
  ids?: readonly string[];
}

export type DataTableSort = { by: 'name' | 'createdAt' | 'updatedAt'; direction: 1 | -1 };

export type DataTableRepository = ReturnType<typeof dataTableRepository>;

/** Tables that workflows keep data in, of one workspace, and their columns. */
export function dataTableRepository({ client, db }: StoreContext) {
  const tables = db.collection<TableRow>('dataTables');
  const rows = db.collection('dataTableRows');

  /** Changes the columns of a table, which nobody else changes meanwhile. */
  async function changeColumns(
    workspaceId: string,
    id: string,
    change: (columns: TableRow['columns']) => TableRow['columns'],
    alsoOnRows?: Document,
  ): Promise<DataTable | null> {
    return client.withSession((session) =>
      session.withTransaction(async () => {
        const row = await tables.findOne({ _id: id, workspaceId }, { session });
        if (row === null) return null;
        const $set = { columns: change(row.columns), updatedAt: new Date() };
        const changed = await tables.findOneAndUpdate({ _id: id }, { $set }, { session, returnDocument: 'after' });
        if (alsoOnRows !== undefined) await rows.updateMany({ workspaceId, tableId: id }, alsoOnRows, { session });
        return changed && toTable(changed);
      }),
    );
  }

  return {
    /** @throws HubError `conflict` when there is a table of that name, `invalid_input` for columns that cannot be */
    async create(workspaceId: string, input: { name: string; columns: readonly NewColumn[] }): Promise<DataTable> {
      if ((await tables.countDocuments({ workspaceId }, { limit: dataTableLimits.tables })) >= dataTableLimits.tables)
        throw new HubError('invalid_input', `There are ${dataTableLimits.tables} data tables already. Delete some.`);
      const columns = input.columns.reduce<TableRow['columns']>(withColumn, []);
      const at = new Date();
      const name = input.name.trim();
      const row: TableRow = {
        _id: newId('dt'),
        workspaceId,
        name,
        columns,
        lastRow: 0,
        bytes: 0,
        createdAt: at,
        updatedAt: at,
      };
      await tables
        .insertOne(row)
        .catch(refuseDuplicate('conflict', `There is already a data table "${name}". Choose another name.`));
      return toTable(row);
    },

    async get(workspaceId: string, id: string): Promise<DataTable | null> {
      const row = await tables.findOne({ _id: id, workspaceId });
      return row && toTable(row);
    },

    /** The newest first. */
    page(workspaceId: string, query: PageQuery & TableQuery): Promise<PageOf<DataTable>> {
      return findPage(tables, { filter: filterOf(workspaceId, query), query }, toTable);
    },

    async list(
      workspaceId: string,
      { sort = { by: 'updatedAt', direction: -1 }, skip = 0, take, ...query }: TableQuery & ListOptions,
    ): Promise<{ count: number; data: DataTable[] }> {
      const filter = filterOf(workspaceId, query);
      const [count, found] = await Promise.all([
        tables.countDocuments(filter),
        tables
          .find(filter)
          .sort({ [sort.by]: sort.direction, _id: 1 })
          .skip(skip)
          .limit(take ?? 0)
          .toArray(),
      ]);
      return { count, data: found.map(toTable) };
    },

    /** @throws HubError `conflict` when there is another of that name */
    async rename(workspaceId: string, id: string, name: string): Promise<DataTable | null> {
      const row = await tables
        .findOneAndUpdate(
          { _id: id, workspaceId },
          { $set: { name: name.trim(), updatedAt: new Date() } },
          { returnDocument: 'after' },
        )
        .catch(refuseDuplicate('conflict', `There is already a data table "${name}". Choose another name.`));
      return row && toTable(row);
    },

    /** With its rows. */
    async delete(workspaceId: string, id: string): Promise<boolean> {
      const { deletedCount } = await tables.deleteOne({ _id: id, workspaceId });
      await rows.deleteMany({ workspaceId, tableId: id });
      return deletedCount === 1;
    },

    async deleteAll(workspaceId: string): Promise<void> {
      await tables.deleteMany({ workspaceId });
      await rows.deleteMany({ workspaceId });
    },

    /** @throws HubError `conflict` for a name that is taken */
    addColumn(
      workspaceId: string,
      id: string,
      { index, ...column }: NewColumn & { index?: number },
    ): Promise<DataTable | null> {
      return changeColumns(workspaceId, id, (columns) => {
        const added = withColumn(columns, column);
        return index === undefined ? added : moved(added, added.length - 1, index);
      });
    },

    /** @throws HubError `conflict` for a name that is taken */
    renameColumn(workspaceId: string, id: string, columnId: string, name: string): Promise<DataTable | null> {
      return changeColumns(workspaceId, id, (columns) => {
        const others = columns.filter((column) => column.id !== columnId);
        demandFree(others, name);
        return columns.map((column) => (column.id === columnId ? { ...column, name } : column));
      });
    },

    moveColumn(workspaceId: string, id: string, columnId: string, to: number): Promise<DataTable | null> {
      return changeColumns(workspaceId, id, (columns) =>
        moved(
          columns,
          columns.findIndex((column) => column.id === columnId),
          to,
        ),
      );
    },

    /** With what rows have in it. */
    deleteColumn(workspaceId: string, id: string, columnId: string): Promise<DataTable | null> {
      const isOther = ({ id: other }: { id: string }) => other !== columnId;
      const $unset = { [`cells.${columnId}`]: '' };
      return changeColumns(workspaceId, id, (columns) => columns.filter(isOther), { $unset });
    },
  };
}

interface ListOptions {
  sort?: DataTableSort;
  skip?: number;
  take?: number;
}

function filterOf(workspaceId: string, { search, name, ids }: TableQuery): Document {
  return {
    workspaceId,
    ...(search === undefined ? {} : { name: containing(search.replaceAll('\0', '')) }),
    ...(name === undefined ? {} : { name: new RegExp(`^${escapeRegExp(name.replaceAll('\0', ''))}$`, 'i') }),
    ...(ids === undefined ? {} : { _id: { $in: [...ids] } }),
  };
}

function withColumn(columns: TableRow['columns'], { name, type }: NewColumn): TableRow['columns'] {
  demandFree(columns, name);
  if (columns.length >= dataTableLimits.columns)
    throw new HubError('invalid_input', `A data table has ${dataTableLimits.columns} columns at most.`);
  return [...columns, { id: newId('col'), name, type }];
}

function demandFree(columns: TableRow['columns'], name: string): void {
  if ((systemColumns as readonly string[]).includes(name))
    throw new HubError('conflict', `"${name}" is the name of a column that every data table has. Choose another one.`);
  if (columns.some((column) => column.name === name))
    throw new HubError('conflict', `There is already a column "${name}". Choose another name.`);
}

function moved(columns: TableRow['columns'], from: number, to: number): TableRow['columns'] {
  const column = columns[from];
  return column === undefined ? columns : columns.toSpliced(from, 1).toSpliced(to, 0, column);
}

export function toTable({ _id, name, columns, createdAt, updatedAt }: TableRow): DataTable {
  return {
    id: _id,
    name,
    columns: columns.map((column, index): DataTableColumn => ({ ...column, index })),
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}
