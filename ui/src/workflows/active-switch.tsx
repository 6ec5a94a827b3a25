import { activateWorkflow, deactivateWorkflow, type Workflow } from '@leadloom/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../api/call.ts';
import { Switch } from '../parts/switch.tsx';
import { showToast } from '../parts/toasts.ts';
import { useSession } from '../session/use-session.ts';
import { workflowTexts as texts } from './texts.ts';

/** Turns the triggers of a workflow on and off. */
export function ActiveSwitch({ workflow }: { workflow: Workflow }) {
  const { can } = useSession();
  const client = useQueryClient();
  const change = useMutation({
    mutationFn: () => call(workflow.active ? deactivateWorkflow : activateWorkflow, { params: { id: workflow.id } }),
    onSuccess: ({ active, name }) => {
      showToast('ok', active ? texts.activated(name) : texts.deactivated(name));
      void client.invalidateQueries({ queryKey: ['getWorkflow', workflow.id] });
      void client.invalidateQueries({ queryKey: ['listWorkflows'] });
    },
  });
  return (
    <Switch
      label={workflow.active ? texts.active : texts.inactive}
      isOn={workflow.active}
      isDisabled={change.isPending || !can('workflows:write')}
      onChange={() => change.mutate()}
    />
  );
}
