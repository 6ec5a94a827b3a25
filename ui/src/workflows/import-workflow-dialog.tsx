import { checkWorkflowDocument, createWorkflow, type ResponseOf, type WorkflowDocument } from '@leadloom/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { call } from '../api/call.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { showToast } from '../parts/toasts.ts';
import { isReady, ReportList } from '../templates/report-list.tsx';
import '../templates/templates.css';
import { texts as common } from '../texts.ts';
import { DocumentDialog } from './document-dialog.tsx';
import { workflowTexts as texts } from './texts.ts';

interface Chosen {
  document: WorkflowDocument;
  name: string | undefined;
}

/** Takes a document and imports it; where a node needs something here, tells that first. */
export function ImportWorkflowDialog({ onClose }: { onClose: () => void }) {
  const [report, setReport] = useState<(Chosen & ResponseOf<typeof checkWorkflowDocument>) | null>(null);
  const client = useQueryClient();
  const navigate = useNavigate();
  const check = useMutation({
    mutationFn: ({ document }: Chosen) => call(checkWorkflowDocument, { body: { document } }),
    meta: { showsError: true },
    onSuccess: (answer, chosen) => {
      if (answer.nodes.every(isReady)) creation.mutate(chosen);
      else setReport({ ...chosen, ...answer });
    },
  });
  const creation = useMutation({
    mutationFn: ({ document, name }: Chosen) => call(createWorkflow, { body: { document, ...(name ? { name } : {}) } }),
    onSuccess: ({ workflow }) => {
      showToast('ok', texts.imported(workflow.name));
      void client.invalidateQueries({ queryKey: ['listWorkflows'] });
      void navigate(`/workflows/${workflow.id}`);
    },
  });
  if (report === null)
    return (
      <DocumentDialog
        title={texts.importTitle}
        submit={texts.import}
        error={check.error}
        isBusy={check.isPending || creation.isPending}
        onClose={onClose}
        onSubmit={(document, fileName) => check.mutate({ document, name: document.name ?? fileName })}
      />
    );
  return (
    <Dialog
      title={texts.importReport}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{common.actions.cancel}</Button>
          <Button tone="primary" isBusy={creation.isPending} onClick={() => creation.mutate(report)}>
            {texts.import}
          </Button>
        </>
      }
    >
      <ReportList nodes={report.nodes} />
    </Dialog>
  );
}
