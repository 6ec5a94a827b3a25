import { type DeadLetterGroup, FailureClass, groupDeadLetters, type QueryOf } from '@leadloom/contracts';
import { Inbox } from 'lucide-react';
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
import { texts as common } from '../texts.ts';
import { DeadLetterDialog } from './dead-letter-dialog.tsx';
import { deadLetterTexts as texts } from './texts.ts';

type Row = DeadLetterGroup & { id: string };
const kindOptions = FailureClass.anyOf.map(({ const: value }) => [value, texts.kinds[value]] as const);

/** Items that were set aside, by their cause. */
export function DeadLettersPage() {
  const state = useSearchState(['class'] as const);
  const { values, set } = state;
  const [open, setOpen] = useState<Row>();
  const pages = usePages(groupDeadLetters, { query: values as QueryOf<typeof groupDeadLetters> });
  const rows = pages.items?.map((group) => ({
    ...group,
    id: `${group.workflowId} ${group.node} ${group.fingerprint}`,
  }));
  return (
    <ListPage<Row>
      title={common.nav.deadLetters}
      noun={texts.noun}
      pages={{ ...pages, items: rows }}
      columns={columnsWith(setOpen)}
      state={state}
      filters={
        <FilterSelect
          label={texts.anyKind}
          value={values.class}
          options={kindOptions}
          onChange={(kind) => set({ class: kind })}
        />
      }
      empty={
        <Notice icon={Inbox} title={texts.empty}>
          {texts.emptyHint}
        </Notice>
      }
    >
      {open === undefined ? null : <DeadLetterDialog group={open} onClose={() => setOpen(undefined)} />}
    </ListPage>
  );
}

const titles = texts.columns;
function columnsWith(onOpen: (row: Row) => void): readonly Column<Row>[] {
  return [
    {
      id: 'node',
      title: titles.node,
      width: 'minmax(150px, 1fr)',
      phone: 'title',
      cell: (row) => (
        <Button tone="quiet" onClick={() => onOpen(row)}>
          {row.node}
        </Button>
      ),
    },
    { id: 'workflow', title: titles.workflow, width: 'minmax(150px, 1fr)', cell: ({ workflowName }) => workflowName },
    { id: 'kind', title: titles.kind, width: '130px', cell: (row) => <Badge>{texts.kinds[row.class]}</Badge> },
    {
      id: 'message',
      title: titles.message,
      width: 'minmax(200px, 2fr)',
      phone: 'line',
      cell: ({ message }) => message,
    },
    { id: 'count', title: titles.count, width: '90px', align: 'end', cell: ({ count }) => count },
    { id: 'last', title: titles.last, width: '120px', align: 'end', cell: ({ lastAt }) => <Time at={lastAt} /> },
  ];
}
