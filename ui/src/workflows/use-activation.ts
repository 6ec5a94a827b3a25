import { activateWorkflow, deactivateWorkflow, type Workflow } from '@leadloom/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useContext } from 'react';
import { call } from '../api/call.ts';
import { EditorContext } from '../editor/use-editor.ts';
import { showToast } from '../parts/toasts.ts';
import { workflowTexts as texts } from './texts.ts';

/** Turns the triggers of a workflow on, with its newest version and all that is drawn, or off. */
export function useActivation({ id }: Workflow, onChanged?: (active: boolean) => void) {
  const client = useQueryClient();
  // An old version is looked at without an editor.
  const editor = useContext(EditorContext);
  return useMutation({
    mutationFn: async (route: typeof activateWorkflow | typeof deactivateWorkflow) => {
      // What is turned on is what the hub has.
      await editor?.flush();
      return call(route, { params: { id } });
    },
    onSuccess: ({ active, name }) => {
      showToast('ok', active ? texts.activated(name) : texts.deactivated(name));
      for (const queryKey of [['getWorkflow', id], ['listWorkflowTriggers', id], ['listWorkflows']])
        void client.invalidateQueries({ queryKey });
      onChanged?.(active);
    },
  });
}
