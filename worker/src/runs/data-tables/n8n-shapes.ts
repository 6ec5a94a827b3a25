import type { DataTable } from '@leadloom/contracts';
import type { DataTableSort, TableValues } from '@leadloom/store';
import type { DataTable as N8nDataTable, DataTableRowReturn, DataTableRowReturnWithState } from 'n8n-workflow';

export function n8nTable(workspaceId: string, { id, name, columns, createdAt, updatedAt }: DataTable): N8nDataTable {
  return {
    id,
    name,
    columns: columns.map((column) => ({ ...column, dataTableId: id })),
    createdAt: new Date(createdAt),
    updatedAt: new Date(updatedAt),
    projectId: workspaceId,
  };
}

export function sortOf(sortBy: `${DataTableSort['by']}:${'asc' | 'desc'}`): DataTableSort {
  const [by, direction] = sortBy.split(':') as [DataTableSort['by'], string];
  return { by, direction: direction === 'desc' ? -1 : 1 };
}

export function n8nRow(values: TableValues): DataTableRowReturn {
  return values;
}

/** A row as a dry run tells of it: what it was and what it would be; null throughout where it is not there. */
export function dryRunRows(before: TableValues | null, after: TableValues | null): DataTableRowReturnWithState[] {
  const empty = Object.fromEntries(Object.keys(before ?? after ?? {}).map((name) => [name, null]));
  const shown = (values: TableValues | null, dryRunState: 'before' | 'after') =>
    ({ ...(values ?? empty), dryRunState }) as DataTableRowReturnWithState;
  return [shown(before, 'before'), shown(after, 'after')];
}
