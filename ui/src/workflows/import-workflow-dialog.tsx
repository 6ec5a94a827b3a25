import { createWorkflow } from '@leadloom/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { call } from '../api/call.ts';
import { showToast } from '../parts/toasts.ts';
import { DocumentDialog } from './document-dialog.tsx';
import { workflowTexts as texts } from './texts.ts';

export function ImportWorkflowDialog({ onClose }: { onClose: () => void }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const creation = useMutation({
    mutationFn: (body: Parameters<typeof call<typeof createWorkflow>>[1]['body']) => call(createWorkflow, { body }),
    meta: { showsError: true },
    onSuccess: ({ workflow }) => {
      showToast('ok', texts.imported(workflow.name));
      void client.invalidateQueries({ queryKey: ['listWorkflows'] });
      void navigate(`/workflows/${workflow.id}`);
    },
  });
  return (
    <DocumentDialog
      title={texts.importTitle}
      submit={texts.import}
      error={creation.error}
      isBusy={creation.isPending}
      onClose={onClose}
      onSubmit={(document, fileName) => {
        const name = document.name ?? fileName;
        creation.mutate({ document, ...(name ? { name } : {}) });
      }}
    />
  );
}
