import { listSuppressions, type Suppression } from '@leadloom/contracts';
import { MailX, Plus } from 'lucide-react';
import { useState } from 'react';
import { usePages } from '../api/use-pages.ts';
import { Badge } from '../parts/badge.tsx';
import { Button } from '../parts/button.tsx';
import type { Column } from '../parts/data-table.tsx';
import { FilterSelect } from '../parts/filter-bar.tsx';
import { ListPage } from '../parts/list-page.tsx';
import { Notice } from '../parts/notice.tsx';
import { Time } from '../parts/time.tsx';
import { useSearchState } from '../parts/use-search-state.ts';
import { useSession } from '../session/use-session.ts';
import { texts as common } from '../texts.ts';
import { AddSuppressionDialog } from './add-suppression-dialog.tsx';
import { RemoveSuppression } from './remove-suppression.tsx';
import { suppressionTexts as texts } from './texts.ts';

const titles = texts.columns;
const reasonTitle = (reason: string) => (texts.reason as Record<string, string>)[reason] ?? reason;
const columns: readonly Column<Suppression>[] = [
  {
    id: 'value',
    title: titles.value,
    width: 'minmax(220px, 1.5fr)',
    phone: 'title',
    cell: ({ value }) => <b>{value}</b>,
  },
  { id: 'kind', title: titles.kind, width: '130px', cell: ({ kind }) => texts.kind[kind] ?? kind },
  { id: 'reason', title: titles.reason, width: '140px', cell: ({ reason }) => <Badge>{reasonTitle(reason)}</Badge> },
  { id: 'source', title: titles.source, width: 'minmax(100px, 1fr)', phone: 'hidden', cell: ({ source }) => source },
  { id: 'note', title: titles.note, width: 'minmax(100px, 1.2fr)', phone: 'line', cell: ({ note }) => note ?? '' },
  {
    id: 'created',
    title: titles.created,
    width: '120px',
    align: 'end',
    cell: ({ createdAt }) => <Time at={createdAt} />,
  },
  {
    id: 'actions',
    title: titles.actions,
    width: '80px',
    align: 'end',
    cell: (suppression) => <RemoveSuppression suppression={suppression} />,
  },
];

export function SuppressionsPage() {
  const { can } = useSession();
  const state = useSearchState(['search', 'reason'] as const);
  const { values, set } = state;
  const [isAdding, setIsAdding] = useState(false);
  const pages = usePages(listSuppressions, { query: values });
  const add = can('campaigns:write') ? (
    <Button tone="primary" icon={Plus} onClick={() => setIsAdding(true)}>
      {texts.create}
    </Button>
  ) : null;
  return (
    <ListPage<Suppression>
      title={common.nav.suppressions}
      noun={texts.noun}
      pages={pages}
      columns={columns}
      actions={add}
      state={state}
      search={texts.search}
      filters={
        <FilterSelect
          label={texts.anyReason}
          value={values.reason}
          options={Object.entries(texts.reason)}
          onChange={(reason) => set({ reason })}
        />
      }
      empty={
        <Notice icon={MailX} title={texts.empty} action={add}>
          {texts.emptyHint}
        </Notice>
      }
    >
      {isAdding ? <AddSuppressionDialog onClose={() => setIsAdding(false)} /> : null}
    </ListPage>
  );
}
