import { listWorkflows, type QueryOf, type Workflow } from '@leadloom/contracts';
import { Plus, Upload, Workflow as WorkflowIcon } from 'lucide-react';
import { useState } from 'react';
import { usePages } from '../api/use-pages.ts';
import { Button } from '../parts/button.tsx';
import { FilterSelect } from '../parts/filter-bar.tsx';
import { ListPage } from '../parts/list-page.tsx';
import { Notice } from '../parts/notice.tsx';
import { useSearchState } from '../parts/use-search-state.ts';
import { useSession } from '../session/use-session.ts';
import { texts as common } from '../texts.ts';
import { ImportWorkflowDialog } from './import-workflow-dialog.tsx';
import { workflowTexts as texts } from './texts.ts';
import { useCreateWorkflow } from './use-create-workflow.ts';
import { workflowColumns } from './workflow-columns.tsx';
import { SavedViews } from '../views/saved-views.tsx';

export function WorkflowsPage() {
  const { can } = useSession();
  const state = useSearchState(['search', 'active'] as const);
  const { values, set } = state;
  const [isImporting, setIsImporting] = useState(false);
  const pages = usePages(listWorkflows, { query: values as unknown as QueryOf<typeof listWorkflows> });
  const creation = useCreateWorkflow();
  const buttons = can('workflows:write') ? (
    <>
      <Button icon={Upload} onClick={() => setIsImporting(true)}>
        {texts.import}
      </Button>
      <Button tone="primary" icon={Plus} isBusy={creation.isPending} onClick={() => creation.mutate()}>
        {texts.create}
      </Button>
    </>
  ) : null;
  return (
    <ListPage<Workflow>
      title={common.nav.workflows}
      noun={texts.noun}
      pages={pages}
      columns={workflowColumns}
      linkOf={(workflow) => `/workflows/${workflow.id}`}
      actions={buttons}
      state={state}
      views={<SavedViews page="workflows" />}
      search={texts.search}
      filters={
        <FilterSelect
          label={texts.filters.active}
          value={values.active}
          options={texts.states}
          onChange={(active) => set({ active })}
        />
      }
      empty={
        <Notice icon={WorkflowIcon} title={texts.empty} action={buttons}>
          {texts.emptyHint}
        </Notice>
      }
    >
      {isImporting ? <ImportWorkflowDialog onClose={() => setIsImporting(false)} /> : null}
    </ListPage>
  );
}
