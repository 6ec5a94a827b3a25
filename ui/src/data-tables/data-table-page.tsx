import { type DataTable, type DataTableRow, getDataTable, listDataTableRows } from '@leadloom/contracts';
import { useQuery } from '@tanstack/react-query';
import { Plus, Rows3 } from 'lucide-react';
import { useState } from 'react';
import { useParams } from 'react-router';
import { call } from '../api/call.ts';
import { usePages } from '../api/use-pages.ts';
import { Button } from '../parts/button.tsx';
import { DataTable as Table, type Column } from '../parts/data-table.tsx';
import { FilterBar } from '../parts/filter-bar.tsx';
import { Notice } from '../parts/notice.tsx';
import { NothingMatches } from '../parts/nothing-matches.tsx';
import { PageWait } from '../parts/page-wait.tsx';
import { Page } from '../parts/page.tsx';
import { SearchBox } from '../parts/search-box.tsx';
import { useSearchState } from '../parts/use-search-state.ts';
import { useSession } from '../session/use-session.ts';
import { texts as common } from '../texts.ts';
import { AddRowDialog } from './add-row-dialog.tsx';
import { RemoveRow } from './remove-row.tsx';
import { dataTableTexts as texts } from './texts.ts';

/** A data table with its rows. */
export function DataTablePage() {
  const { tableId = '' } = useParams();
  const query = useQuery({
    queryKey: ['getDataTable', tableId],
    queryFn: ({ signal }) => call(getDataTable, { params: { id: tableId }, signal }),
  });
  return query.data ? <Rows table={query.data} /> : <PageWait query={query} />;
}

function Rows({ table }: { table: DataTable }) {
  const { can } = useSession();
  const state = useSearchState(['search'] as const);
  const [isAdding, setIsAdding] = useState(false);
  const pages = usePages(listDataTableRows, { params: { id: table.id }, query: state.values });
  const add = can('workflows:write') ? (
    <Button tone="primary" icon={Plus} onClick={() => setIsAdding(true)}>
      {texts.addRow}
    </Button>
  ) : null;
  const aside = pages.total === undefined ? null : common.list.total(pages.total, pages.totalIsExact, texts.rowNoun);
  return (
    <Page title={table.name} layout="fill" aside={aside} actions={add}>
      <FilterBar
        active={state.active}
        onClear={state.clear}
        search={<SearchBox label={texts.searchRows} value={state.searched} onChange={state.searchFor} />}
      />
      <Table<DataTableRow>
        label={table.name}
        pages={pages}
        columns={columnsOf(table)}
        keyOf={({ id }) => String(id)}
        empty={
          state.isFiltered ? (
            <NothingMatches onClear={state.clear} />
          ) : (
            <Notice icon={Rows3} title={texts.noRows} action={add}>
              {texts.noRowsHint}
            </Notice>
          )
        }
      />
      {isAdding ? <AddRowDialog table={table} onClose={() => setIsAdding(false)} /> : null}
    </Page>
  );
}

function columnsOf({ id: tableId, columns }: DataTable): Column<DataTableRow>[] {
  return [
    { id: 'id', title: texts.columns.id, width: '90px', phone: 'title', cell: ({ id }) => id },
    ...columns.map(({ id, name }) => ({
      id,
      title: name,
      width: 'minmax(120px, 1fr)',
      cell: (row: DataTableRow) => String(row[name as keyof DataTableRow] ?? ''),
    })),
    {
      id: 'actions',
      title: texts.columns.actions,
      width: '80px',
      align: 'end',
      cell: ({ id }) => <RemoveRow tableId={tableId} rowId={id} />,
    },
  ];
}
