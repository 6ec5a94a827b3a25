import { listWorkflows, type QueryOf, type Workflow } from '@leadloom/contracts';
import { SearchX, Upload, Workflow as WorkflowIcon } from 'lucide-react';
import { useState } from 'react';
import { usePages } from '../api/use-pages.ts';
import { Button } from '../parts/button.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { FilterBar, FilterSelect } from '../parts/filter-bar.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { SearchBox } from '../parts/search-box.tsx';
import { useSearchState } from '../parts/use-search-state.ts';
import { useSession } from '../session/use-session.ts';
import { texts as common } from '../texts.ts';
import { ImportWorkflowDialog } from './import-workflow-dialog.tsx';
import { workflowTexts as texts } from './texts.ts';
import { workflowColumns } from './workflow-columns.tsx';

export function WorkflowsPage() {
  const { can } = useSession();
  const { values, set, clear } = useSearchState(['search', 'active'] as const);
  const [isImporting, setIsImporting] = useState(false);
  const pages = usePages(listWorkflows, { query: values as unknown as QueryOf<typeof listWorkflows> });
  const isFiltered = values.search !== undefined || values.active !== undefined;
  const importButton = can('workflows:write') ? (
    <Button tone="primary" icon={Upload} onClick={() => setIsImporting(true)}>
      {texts.import}
    </Button>
  ) : null;
  return (
    <Page
      title={common.nav.workflows}
      layout="fill"
      aside={pages.total === undefined ? null : common.list.total(pages.total, pages.totalIsExact, texts.noun)}
      actions={importButton}
    >
      <FilterBar
        active={values.active === undefined ? 0 : 1}
        onClear={clear}
        search={<SearchBox label={texts.search} value={values.search ?? ''} onChange={(search) => set({ search })} />}
      >
        <FilterSelect
          label={texts.filters.active}
          value={values.active}
          options={texts.states}
          onChange={(active) => set({ active })}
        />
      </FilterBar>
      <DataTable<Workflow>
        label={common.nav.workflows}
        pages={pages}
        columns={workflowColumns}
        keyOf={(workflow) => workflow.id}
        linkOf={(workflow) => `/workflows/${workflow.id}`}
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
            <Notice icon={WorkflowIcon} title={texts.empty} action={importButton}>
              {texts.emptyHint}
            </Notice>
          )
        }
      />
      {isImporting ? <ImportWorkflowDialog onClose={() => setIsImporting(false)} /> : null}
    </Page>
  );
}
