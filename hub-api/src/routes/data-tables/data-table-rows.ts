import {
  deleteDataTableRows,
  HubError,
  insertDataTableRows,
  listDataTableRows,
  updateDataTableRows,
} from '@leadloom/contracts';
import { endpoint } from '../../http/endpoint.ts';
import { shownRows } from './shown-rows.ts';

export const dataTableRowEndpoints = [
  endpoint(listDataTableRows, async ({ store, workspaceId, params: { id }, query }) => {
    const { limit = 50, cursor = '0', search, sort } = query;
    const offset = Number(cursor);
    if (!/^\d{1,9}$/.test(cursor))
      throw new HubError(
        'invalid_input',
        'The cursor is not one of ours: ask for the first page again, without a cursor',
      );
    const [column, direction] = (sort ?? '').split(':');
    const { count, data } = await store.dataTableRows.find(workspaceId, id, {
      skip: offset,
      take: limit,
      ...(search === undefined ? {} : { search }),
      ...(column === undefined || column === '' ? {} : { sort: { column, direction: direction === 'desc' ? -1 : 1 } }),
    });
    const next = offset + data.length;
    return {
      items: shownRows(data),
      nextCursor: data.length > 0 && next < count ? String(next) : null,
      total: count,
      totalIsExact: true,
    };
  }),
  endpoint(insertDataTableRows, async ({ store, workspaceId, params: { id: tableId }, body }) => ({
    rows: shownRows(await store.dataTableRows.insert(workspaceId, { tableId }, body.rows)),
  })),
  endpoint(updateDataTableRows, async ({ store, workspaceId, params: { id: tableId }, body }) => ({
    rows: shownRows(await store.dataTableRows.update(workspaceId, { tableId }, body)),
  })),
  endpoint(deleteDataTableRows, async ({ store, workspaceId, params: { id: tableId }, body }) => ({
    deleted: (await store.dataTableRows.delete(workspaceId, { tableId }, body.filter)).length,
  })),
];
