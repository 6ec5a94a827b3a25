import {
  type Execution,
  ExecutionMode,
  ExecutionStatus,
  listExecutions,
  listWorkflows,
  type QueryOf,
} from '@leadloom/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { History, SearchX } from 'lucide-react';
import { useEffect } from 'react';
import { Link } from 'react-router';
import { listen } from '../api/listen.ts';
import { usePages } from '../api/use-pages.ts';
import { Button } from '../parts/button.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { FilterBar, FilterSelect } from '../parts/filter-bar.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { useSearchState } from '../parts/use-search-state.ts';
import { texts as common } from '../texts.ts';
import { executionColumns } from './execution-columns.tsx';
import { executionTexts as texts } from './texts.ts';

const names = ['status', 'mode', 'workflowId'] as const;
const statusOptions = ExecutionStatus.anyOf.map(({ const: value }) => [value, texts.status[value]] as const);
const modeOptions = ExecutionMode.anyOf.map(({ const: value }) => [value, texts.mode[value]] as const);

export function ExecutionsPage() {
  const { values, set, clear } = useSearchState(names);
  const pages = usePages(listExecutions, { query: values as QueryOf<typeof listExecutions> });
  const workflows = usePages(listWorkflows, {}, { limit: 200 });
  useLiveList();
  const active = Object.values(values).filter((value) => value !== undefined).length;
  return (
    <Page
      title={common.nav.executions}
      layout="fill"
      aside={pages.total === undefined ? null : common.list.total(pages.total, pages.totalIsExact, texts.noun)}
    >
      <FilterBar active={active} onClear={clear}>
        <FilterSelect
          label={texts.filters.status}
          value={values.status}
          options={statusOptions}
          onChange={(status) => set({ status })}
        />
        <FilterSelect
          label={texts.filters.mode}
          value={values.mode}
          options={modeOptions}
          onChange={(mode) => set({ mode })}
        />
        <FilterSelect
          label={texts.filters.workflow}
          value={values.workflowId}
          options={(workflows.items ?? []).map(({ id, name }) => [id, name])}
          onChange={(workflowId) => set({ workflowId })}
        />
      </FilterBar>
      <DataTable<Execution>
        label={common.nav.executions}
        pages={pages}
        columns={executionColumns}
        keyOf={(execution) => execution.id}
        linkOf={(execution) => `/executions/${execution.id}`}
        empty={
          active > 0 ? (
            <Notice
              icon={SearchX}
              title={common.list.nothingMatches}
              action={<Button onClick={clear}>{common.actions.clearFilters}</Button>}
            >
              {common.list.nothingMatchesHint}
            </Notice>
          ) : (
            <Notice
              icon={History}
              title={texts.empty}
              action={
                <Link className="button button-primary" to="/workflows">
                  {texts.openWorkflows}
                </Link>
              }
            >
              {texts.emptyHint}
            </Notice>
          )
        }
      />
    </Page>
  );
}

/** Fetches the list anew when runs start or end, at most every 1.5 s. */
function useLiveList() {
  const client = useQueryClient();
  useEffect(() => {
    let timer = 0;
    const stop = listen({
      on: {
        run: ({ event }) => {
          if (event.type.startsWith('node-') || timer !== 0) return;
          timer = window.setTimeout(() => {
            timer = 0;
            void client.invalidateQueries({ queryKey: ['listExecutions'] });
          }, 1500);
        },
      },
    });
    return () => {
      window.clearTimeout(timer);
      stop();
    };
  }, [client]);
}
