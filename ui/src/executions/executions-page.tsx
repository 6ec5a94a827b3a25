import {
  type Execution,
  ExecutionMode,
  ExecutionStatus,
  listExecutions,
  listWorkflows,
  type QueryOf,
} from '@leadloom/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { History } from 'lucide-react';
import { useEffect } from 'react';
import { Link } from 'react-router';
import { listen } from '../api/listen.ts';
import { usePages } from '../api/use-pages.ts';
import { OperationDecisions } from '../operations/operation-decisions.tsx';
import { FilterSelect } from '../parts/filter-bar.tsx';
import { ListPage } from '../parts/list-page.tsx';
import { Notice } from '../parts/notice.tsx';
import { useSearchState } from '../parts/use-search-state.ts';
import { texts as common } from '../texts.ts';
import { customDataQuery } from './custom-data-query.ts';
import { executionColumns } from './execution-columns.tsx';
import { RetryManyButton } from './retry-many-button.tsx';
import { executionTexts as texts } from './texts.ts';
import { SavedViews } from '../views/saved-views.tsx';

const names = ['search', 'status', 'mode', 'workflowId', 'startedAfter'] as const;
const statusOptions = ExecutionStatus.anyOf.map(({ const: value }) => [value, texts.status[value]] as const);
const modeOptions = ExecutionMode.anyOf.map(({ const: value }) => [value, texts.mode[value]] as const);

export function ExecutionsPage() {
  const state = useSearchState(names);
  const { values, set } = state;
  const { search, ...filters } = values;
  const query = { ...filters, ...customDataQuery(search) } as QueryOf<typeof listExecutions>;
  const pages = usePages(listExecutions, { query });
  const workflows = usePages(listWorkflows, {}, { limit: 200 });
  useLiveList();
  return (
    <ListPage<Execution>
      title={common.nav.executions}
      noun={texts.noun}
      pages={pages}
      actions={
        values.status === 'error' && values.mode === undefined && search === undefined ? (
          <RetryManyButton workflowId={values.workflowId} count={pages.total ?? 0} />
        ) : null
      }
      columns={executionColumns}
      linkOf={(execution) => `/executions/${execution.id}`}
      state={state}
      views={<SavedViews page="executions" />}
      search={texts.search}
      above={<OperationDecisions />}
      filters={
        <>
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
        </>
      }
      empty={
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
      }
    />
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
