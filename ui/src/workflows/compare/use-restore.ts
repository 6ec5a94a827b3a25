import { editWorkflow, type Workflow, type WorkflowOperation } from '@leadloom/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../api/call.ts';
import { showToast } from '../../parts/toasts.ts';
import { compareTexts as texts } from './texts.ts';

interface Restore {
  operations: WorkflowOperation[];
  /** What takes it back again; absent where the page does not know what was there. */
  inverse?: WorkflowOperation[];
  /** For the message. */
  what: string;
}

/** Makes an older version, or part of it, the newest; that can be undone as long as its message is shown. */
export function useRestore({ id, version }: Workflow, restoredFrom: number, onRestored?: () => void) {
  const client = useQueryClient();
  const save = async (body: Parameters<typeof call<typeof editWorkflow>>[1]['body']) => {
    const saved = await call(editWorkflow, { params: { id }, body });
    for (const queryKey of [['getWorkflow', id], ['listWorkflowVersions'], ['listWorkflows']])
      void client.invalidateQueries({ queryKey });
    return saved;
  };
  return useMutation({
    mutationFn: ({ operations }: Restore) => save({ baseVersion: version, operations, restoredFrom }),
    onSuccess: ({ workflow }, { inverse, what }) => {
      if (inverse === undefined) {
        showToast('ok', texts.restored(what));
        onRestored?.();
        return;
      }
      const undo = async () => {
        await save({ baseVersion: workflow.version, operations: inverse });
        showToast('ok', texts.undone);
      };
      showToast('ok', texts.restored(what), { action: { label: texts.undo, run: () => void undo() } });
      onRestored?.();
    },
  });
}
