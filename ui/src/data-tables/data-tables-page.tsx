import { type DataTable, listDataTables } from '@leadloom/contracts';
import { Plus, Table2 } from 'lucide-react';
import { useState } from 'react';
import { usePages } from '../api/use-pages.ts';
import { Button } from '../parts/button.tsx';
import type { Column } from '../parts/data-table.tsx';
import { ListPage } from '../parts/list-page.tsx';
import { Notice } from '../parts/notice.tsx';
import { Time } from '../parts/time.tsx';
import { useSearchState } from '../parts/use-search-state.ts';
import { useSession } from '../session/use-session.ts';
import { texts as common } from '../texts.ts';
import { CreateTableDialog } from './create-table-dialog.tsx';
import { RemoveTable } from './remove-table.tsx';
import { dataTableTexts as texts } from './texts.ts';

const columns: readonly Column<DataTable>[] = [
  { id: 'name', title: texts.columns.name, width: 'minmax(200px, 1fr)', phone: 'title', cell: ({ name }) => name },
  {
    id: 'columns',
    title: texts.columns.columns,
    width: 'minmax(200px, 2fr)',
    phone: 'line',
    cell: (table) => table.columns.map(({ name }) => name).join(', '),
  },
  {
    id: 'changed',
    title: texts.columns.changed,
    width: '130px',
    align: 'end',
    cell: ({ updatedAt }) => <Time at={updatedAt} />,
  },
  {
    id: 'actions',
    title: texts.columns.actions,
    width: '80px',
    align: 'end',
    cell: (table) => <RemoveTable table={table} />,
  },
];

/** Tables that workflows keep data in. */
export function DataTablesPage() {
  const { can } = useSession();
  const state = useSearchState(['search'] as const);
  const [isCreating, setIsCreating] = useState(false);
  const pages = usePages(listDataTables, { query: state.values });
  const create = can('workflows:write') ? (
    <Button tone="primary" icon={Plus} onClick={() => setIsCreating(true)}>
      {texts.create}
    </Button>
  ) : null;
  return (
    <ListPage<DataTable>
      title={common.nav.dataTables}
      noun={texts.noun}
      pages={pages}
      columns={columns}
      linkOf={({ id }) => `/data-tables/${id}`}
      actions={create}
      state={state}
      search={texts.search}
      empty={
        <Notice icon={Table2} title={texts.empty} action={create}>
          {texts.emptyHint}
        </Notice>
      }
    >
      {isCreating ? <CreateTableDialog onClose={() => setIsCreating(false)} /> : null}
    </ListPage>
  );
}
