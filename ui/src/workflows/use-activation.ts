import { activateWorkflow, deactivateWorkflow, type Workflow } from '@leadloom/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../api/call.ts';
import { showToast } from '../parts/toasts.ts';
import { workflowTexts as texts } from './texts.ts';

/** Turns the triggers of a workflow on, with its newest version, or off. */
export function useActivation({ id }: Workflow, onChanged?: (active: boolean) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (route: typeof activateWorkflow | typeof deactivateWorkflow) => call(route, { params: { id } }),
    onSuccess: ({ active, name }) => {
      showToast('ok', active ? texts.activated(name) : texts.deactivated(name));
      for (const queryKey of [['getWorkflow', id], ['listWorkflowTriggers', id], ['listWorkflows']])
        void client.invalidateQueries({ queryKey });
      onChanged?.(active);
    },
  });
}
