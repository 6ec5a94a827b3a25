import { HubError, updateWorkflow, type Workflow, type WorkflowDocument } from '@leadloom/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../api/call.ts';
import { showError, showToast } from '../parts/toasts.ts';
import { workflowTexts as texts } from './texts.ts';

/** Saves a document, a name or both as the newest version, unless somebody else has saved one meanwhile. */
export function useSaveWorkflow(workflow: Workflow, onSaved: () => void) {
  const client = useQueryClient();
  const refresh = () => {
    void client.invalidateQueries({ queryKey: ['getWorkflow', workflow.id] });
    void client.invalidateQueries({ queryKey: ['listWorkflows'] });
    void client.invalidateQueries({ queryKey: ['listWorkflowVersions'] });
  };
  return useMutation({
    mutationFn: (change: { name?: string; document: WorkflowDocument }) =>
      call(updateWorkflow, { params: { id: workflow.id }, body: { baseVersion: workflow.version, ...change } }),
    meta: { showsError: true },
    onError: (error) => {
      const isConflict = error instanceof HubError && error.code === 'conflict';
      if (isConflict) refresh();
      showError(isConflict ? new Error(texts.conflict) : error);
    },
    onSuccess: (saved) => {
      refresh();
      showToast('ok', texts.saved(saved.workflow.version));
      onSaved();
    },
  });
}
