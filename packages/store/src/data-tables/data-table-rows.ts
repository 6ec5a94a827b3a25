import { dataTableLimits, HubError } from '@leadloom/contracts';
import type { ClientSession, Document } from 'mongodb';
import type { StoreContext } from '../store-context.ts';
import { demandColumn, fieldOf, type GivenFilter, rowsFilter, searchFilter } from './rows-filter.ts';
import { type RowRow, type TableRow, type TableValues, toValues } from './table-row.ts';
import { type Cell, toCell } from './to-cell.ts';
import { writtenOnce } from './written-once.ts';

type Values = Readonly<Record<string, unknown>>;

export interface RowsQuery {
  filter?: GivenFilter;
  /** Text that is in some column. */
  search?: string;
  sort?: { column: string; direction: 1 | -1 };
  skip?: number;
  take?: number;
}

/** Which table, and who writes: a write with a `mark` that was there before is not done again, and answers the same. */
export interface RowsWrite {
  tableId: string;
  mark?: string;
}

export type DataTableRows = ReturnType<typeof dataTableRows>;

/** Rows of data tables. Every function throws HubError `not_found` for a table that is not there, `invalid_input` for values that do not fit. */
export function dataTableRows({ client, db }: StoreContext) {
  const tables = db.collection<TableRow>('dataTables');
  const rows = db.collection<RowRow>('dataTableRows');
  const once = writtenOnce(db);

  async function demandTable(workspaceId: string, id: string, session?: ClientSession): Promise<TableRow> {
    const table = await tables.findOne({ _id: id, workspaceId }, { ...(session && { session }) });
    if (table === null) throw new HubError('not_found', `There is no data table ${id}`);
    return table;
  }

  /** One write at a time for each table: the table's own document is written first. */
  async function write(
    workspaceId: string,
    { tableId, mark }: RowsWrite,
    work: (table: TableRow, session: ClientSession) => Promise<TableValues[]>,
  ): Promise<TableValues[]> {
    return client.withSession((session) =>
      session.withTransaction(async () => {
        const before = mark === undefined ? null : await once.find(workspaceId, mark, session);
        if (before !== null) return before;
        await tables.updateOne({ _id: tableId, workspaceId }, { $set: { updatedAt: new Date() } }, { session });
        const given = await work(await demandTable(workspaceId, tableId, session), session);
        if (mark !== undefined) await once.keep(workspaceId, mark, given, session);
        return given;
      }),
    );
  }

  async function add(table: TableRow, values: readonly Values[], session: ClientSession): Promise<TableValues[]> {
    const at = new Date();
    const added = values.map((given, index): RowRow => {
      const cells = toCells(table, given);
      const id = table.lastRow + index + 1;
      return {
        _id: `${table._id}/${id}`,
        workspaceId: table.workspaceId,
        tableId: table._id,
        id,
        cells,
        bytes: bytesOf(cells),
        createdAt: at,
        updatedAt: at,
      };
    });
    if (added.length === 0) return [];
    const bytes = added.reduce((sum, row) => sum + row.bytes, 0);
    await demandRoom(table.workspaceId, bytes, session);
    await tables.updateOne({ _id: table._id }, { $inc: { lastRow: added.length, bytes } }, { session });
    await rows.insertMany(added, { session });
    return added.map((row) => toValues(table.columns, row));
  }

  async function demandRoom(workspaceId: string, more: number, session: ClientSession): Promise<void> {
    const used = await tables
      .aggregate<{ bytes: number }>(
        [{ $match: { workspaceId } }, { $group: { _id: null, bytes: { $sum: '$bytes' } } }],
        { session },
      )
      .toArray();
    if ((used[0]?.bytes ?? 0) + more > dataTableLimits.bytes)
      throw new HubError(
        'invalid_input',
        `The data tables of this workspace would hold more than ${dataTableLimits.bytes / 1024 / 1024} MB. Delete rows that are not needed.`,
      );
  }

  async function matching(table: TableRow, filter: GivenFilter, session: ClientSession): Promise<RowRow[]> {
    return rows.find(queryOf(table, { filter }), { session }).sort({ id: 1 }).toArray();
  }

  async function change(
    table: TableRow,
    { filter, data }: { filter: GivenFilter; data: Values },
    session: ClientSession,
  ): Promise<TableValues[]> {
    const cells = toCells(table, data);
    const at = new Date();
    const changed = (await matching(table, filter, session)).map((row): RowRow => {
      const merged = { ...row.cells, ...cells };
      return { ...row, cells: merged, bytes: bytesOf(merged), updatedAt: at };
    });
    const $set = Object.fromEntries(Object.entries(cells).map(([id, cell]) => [`cells.${id}`, cell]));
    if (changed.length > 0)
      await rows.bulkWrite(
        changed.map(({ _id, bytes }) => ({
          updateOne: { filter: { _id }, update: { $set: { ...$set, bytes, updatedAt: at } } },
        })),
        { session },
      );
    return changed.map((row) => toValues(table.columns, row));
  }

  return {
    /** In the order of `sort`, else that in which they were inserted. */
    async find(
      workspaceId: string,
      tableId: string,
      query: RowsQuery,
    ): Promise<{ count: number; data: TableValues[] }> {
      const table = await demandTable(workspaceId, tableId);
      const { sort, skip = 0, take } = query;
      const filter = queryOf(table, query);
      const order: Record<string, 1 | -1> =
        sort === undefined ? { id: 1 } : { [fieldOf(indexed(table), sort.column)]: sort.direction, id: 1 };
      const [count, found] = await Promise.all([
        rows.countDocuments(filter),
        rows
          .find(filter)
          .sort(order)
          .skip(skip)
          .limit(take ?? 0)
          .toArray(),
      ]);
      return { count, data: found.map((row) => toValues(table.columns, row)) };
    },

    insert: (workspaceId: string, to: RowsWrite, values: readonly Values[]) =>
      write(workspaceId, to, (table, session) => add(table, values, session)),

    /** @returns the rows as they are now */
    update: (workspaceId: string, to: RowsWrite, wish: { filter: GivenFilter; data: Values }) =>
      write(workspaceId, to, (table, session) => change(table, demandBoth(wish), session)),

    /** Changes the rows that match, or inserts one where none does. */
    upsert: (workspaceId: string, to: RowsWrite, wish: { filter: GivenFilter; data: Values }) =>
      write(workspaceId, to, async (table, session) => {
        const changed = await change(table, demandBoth(wish), session);
        return changed.length > 0 ? changed : add(table, [wish.data], session);
      }),

    /** @returns the rows as they were */
    delete: (workspaceId: string, to: RowsWrite, filter: GivenFilter) =>
      write(workspaceId, to, async (table, session) => {
        demandFilter(filter);
        const found = await matching(table, filter, session);
        await rows.deleteMany({ _id: { $in: found.map(({ _id }) => _id) } }, { session });
        const bytes = found.reduce((sum, row) => sum + row.bytes, 0);
        await tables.updateOne({ _id: table._id }, { $inc: { bytes: -bytes } }, { session });
        return found.map((row) => toValues(table.columns, row));
      }),

    /** What an update or an upsert would do: each row before and after, null where it is not there. */
    async preview(
      workspaceId: string,
      tableId: string,
      { filter, data }: { filter: GivenFilter; data: Values },
    ): Promise<{ before: TableValues; after: TableValues }[]> {
      const table = await demandTable(workspaceId, tableId);
      demandBoth({ filter, data });
      const cells = toCells(table, data);
      const found = await rows.find(queryOf(table, { filter })).sort({ id: 1 }).toArray();
      const updatedAt = new Date();
      return found.map((row) => ({
        before: toValues(table.columns, row),
        after: toValues(table.columns, { ...row, cells: { ...row.cells, ...cells }, updatedAt }),
      }));
    },

    /** Values as the table would keep them. */
    async fit(workspaceId: string, tableId: string, data: Values): Promise<Record<string, Cell>> {
      const { columns, ...table } = await demandTable(workspaceId, tableId);
      const cells = toCells({ columns, ...table }, data);
      return Object.fromEntries(columns.map(({ id, name }) => [name, cells[id] ?? null]));
    },

    /** @returns how many there were */
    async clear(workspaceId: string, { tableId }: RowsWrite): Promise<number> {
      await demandTable(workspaceId, tableId);
      const { deletedCount } = await rows.deleteMany({ workspaceId, tableId });
      await tables.updateOne({ _id: tableId, workspaceId }, { $set: { bytes: 0, updatedAt: new Date() } });
      return deletedCount;
    },
  };
}

function queryOf(table: TableRow, { filter, search }: Pick<RowsQuery, 'filter' | 'search'>): Document {
  const columns = indexed(table);
  const place = { workspaceId: table.workspaceId, tableId: table._id };
  return { $and: [place, rowsFilter(columns, filter), searchFilter(columns, search)] };
}

function indexed({ columns }: TableRow) {
  return columns.map((column, index) => ({ ...column, index }));
}

function toCells(table: TableRow, values: Values): Record<string, Cell> {
  const columns = indexed(table);
  const cells = Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const column = demandColumn(columns, name);
      return [column.id, toCell(value, column)];
    }),
  );
  if (bytesOf(cells) > dataTableLimits.rowBytes)
    throw new HubError('invalid_input', `A row holds ${dataTableLimits.rowBytes / 1024 / 1024} MB at most.`);
  return cells;
}

function bytesOf(cells: Record<string, Cell>): number {
  return Buffer.byteLength(JSON.stringify(cells));
}

function demandBoth<Wish extends { filter: GivenFilter; data: Values }>(wish: Wish): Wish {
  demandFilter(wish.filter);
  if (Object.keys(wish.data).length === 0) throw new HubError('invalid_input', 'Data columns must not be empty');
  return wish;
}

function demandFilter({ filters }: GivenFilter): void {
  if (filters.length === 0)
    throw new HubError('invalid_input', 'Filter must not be empty: without one, all rows would be meant');
}
