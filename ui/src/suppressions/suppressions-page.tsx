import { listSuppressions, type Suppression } from '@leadloom/contracts';
import { MailX, Plus, SearchX } from 'lucide-react';
import { useState } from 'react';
import { usePages } from '../api/use-pages.ts';
import { Badge } from '../parts/badge.tsx';
import { Button } from '../parts/button.tsx';
import { type Column, DataTable } from '../parts/data-table.tsx';
import { FilterBar, FilterSelect } from '../parts/filter-bar.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { SearchBox } from '../parts/search-box.tsx';
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
  const { values, set, clear } = useSearchState(['search', 'reason'] as const);
  const [isAdding, setIsAdding] = useState(false);
  const pages = usePages(listSuppressions, { query: values });
  const add = can('campaigns:write') ? (
    <Button tone="primary" icon={Plus} onClick={() => setIsAdding(true)}>
      {texts.create}
    </Button>
  ) : null;
  const isFiltered = values.search !== undefined || values.reason !== undefined;
  return (
    <Page
      title={common.nav.suppressions}
      layout="fill"
      aside={pages.total === undefined ? null : common.list.total(pages.total, pages.totalIsExact, texts.noun)}
      actions={add}
    >
      <FilterBar
        active={values.reason === undefined ? 0 : 1}
        onClear={clear}
        search={<SearchBox label={texts.search} value={values.search ?? ''} onChange={(search) => set({ search })} />}
      >
        <FilterSelect
          label={texts.anyReason}
          value={values.reason}
          options={Object.entries(texts.reason)}
          onChange={(reason) => set({ reason })}
        />
      </FilterBar>
      <DataTable<Suppression>
        label={common.nav.suppressions}
        pages={pages}
        columns={columns}
        keyOf={(suppression) => suppression.id}
        empty={
          isFiltered ? (
            <Notice
              icon={SearchX}
              title={common.list.nothingMatches}
              action={<Button onClick={clear}>{common.actions.clearFilters}</Button>}
            >
              {common.list.nothingMatchesHint}
            </Notice>
          ) : (
            <Notice icon={MailX} title={texts.empty} action={add}>
              {texts.emptyHint}
            </Notice>
          )
        }
      />
      {isAdding ? <AddSuppressionDialog onClose={() => setIsAdding(false)} /> : null}
    </Page>
  );
}
