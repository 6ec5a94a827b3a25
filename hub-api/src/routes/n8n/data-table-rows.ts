import {
  clearN8nDataTableRows,
  deleteN8nDataTableRows,
  insertN8nDataTableRows,
  listN8nDataTableRows,
  updateN8nDataTableRows,
  upsertN8nDataTableRow,
} from '@leadloom/contracts';
import type { TableValues } from '@leadloom/store';
import { endpoint } from '../../http/endpoint.ts';
import { shownRows } from '../data-tables/shown-rows.ts';
import { offsetPage } from './offset-page.ts';
import { readFilter, readSort } from './read-table-query.ts';

export const dataTableRowEndpoints = [
  endpoint(listN8nDataTableRows, async ({ store, workspaceId, params: { id }, query }) => {
    const filter = readFilter(query.filter);
    const sort = readSort(query.sortBy);
    const { search } = query;
    return offsetPage(
      query,
      ({ skip, take }) =>
        store.dataTableRows.find(workspaceId, id, {
          skip,
          take,
          ...(filter && { filter }),
          ...(sort && { sort }),
          ...(search === undefined ? {} : { search }),
        }),
      shownRows,
    );
  }),
  endpoint(insertN8nDataTableRows, async ({ store, workspaceId, params: { id: tableId }, body }) => {
    const rows = await store.dataTableRows.insert(workspaceId, { tableId }, body.data);
    if (body.returnType === 'all') return shownRows(rows);
    if (body.returnType === 'id') return rows.map(({ id }) => ({ id }));
    return { success: true, insertedRows: rows.length } as const;
  }),
  endpoint(updateN8nDataTableRows, async ({ store, workspaceId, params: { id: tableId }, body }) => {
    if (body.dryRun === true) return dryRun(await store.dataTableRows.preview(workspaceId, tableId, body));
    const rows = await store.dataTableRows.update(workspaceId, { tableId }, body);
    return body.returnData === true ? shownRows(rows) : true;
  }),
  endpoint(upsertN8nDataTableRow, async ({ store, workspaceId, params: { id: tableId }, body }) => {
    if (body.dryRun === true) {
      const pairs = await store.dataTableRows.preview(workspaceId, tableId, body);
      if (pairs.length > 0) return dryRun(pairs);
      const at = new Date();
      const cells = await store.dataTableRows.fit(workspaceId, tableId, body.data);
      return dryRun([{ before: null, after: { id: 0, createdAt: at, updatedAt: at, ...cells } }]);
    }
    const rows = await store.dataTableRows.upsert(workspaceId, { tableId }, body);
    return body.returnData === true ? shownRows(rows) : true;
  }),
  endpoint(deleteN8nDataTableRows, async ({ store, workspaceId, params: { id: tableId }, query }) => {
    const filter = readFilter(query.filter) ?? { filters: [] };
    if (query.dryRun === true) {
      const { data } = await store.dataTableRows.find(workspaceId, tableId, { filter });
      return dryRun(data.map((before) => ({ before, after: null })));
    }
    const rows = await store.dataTableRows.delete(workspaceId, { tableId }, filter);
    return query.returnData === true ? shownRows(rows) : true;
  }),
  endpoint(clearN8nDataTableRows, async ({ store, workspaceId, params: { id: tableId } }) => ({
    deletedCount: await store.dataTableRows.clear(workspaceId, { tableId }),
  })),
];

/** Each row before and after, null throughout where it is not there. */
function dryRun(pairs: readonly { before: TableValues | null; after: TableValues | null }[]) {
  return pairs.flatMap(({ before, after }) => {
    const empty = Object.fromEntries(Object.keys(before ?? after ?? {}).map((name) => [name, null]));
    const shown = (row: TableValues | null) => (row === null ? empty : (shownRows([row])[0] ?? empty));
    return [
      { ...shown(before), dryRunState: 'before' },
      { ...shown(after), dryRunState: 'after' },
    ];
  });
}
