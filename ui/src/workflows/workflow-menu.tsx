import { deleteWorkflow, getWorkflowPage, getWorkflowPicture, type WorkflowWithDocument } from '@leadloom/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Download, FileText, History, Image, Layers, Link2, Pencil, RotateCcw, Trash2, Upload } from 'lucide-react';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { call } from '../api/call.ts';
import { urlOf } from '../api/url-of.ts';
import { repairTexts } from '../executions/repair-texts.ts';
import { ReplayDialog } from '../executions/replay-dialog.tsx';
import { copyText } from '../parts/copy-text.ts';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { Menu } from '../parts/menu.tsx';
import { showToast } from '../parts/toasts.ts';
import { useSession } from '../session/use-session.ts';
import { texts as common } from '../texts.ts';
import { DocumentDialog } from './document-dialog.tsx';
import { saveFile } from './save-file.ts';
import { RenameDialog } from './rename-dialog.tsx';
import { workflowTexts as texts } from './texts.ts';
import { useSaveWorkflow } from './use-save-workflow.ts';
import { VersionsDialog } from './versions-dialog.tsx';

interface WorkflowMenuProps {
  loaded: WorkflowWithDocument;
  onShowVersion: (version: number) => void;
}

/** What can be done with a workflow besides running it. */
export function WorkflowMenu({ loaded: { workflow, document }, onShowVersion }: WorkflowMenuProps) {
  const { can } = useSession();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [shown, setShown] = useState<'rename' | 'replace' | 'versions' | 'replay' | 'delete' | null>(null);
  const saving = useSaveWorkflow(workflow, () => setShown(null));
  const removal = useMutation({
    mutationFn: () => call(deleteWorkflow, { params: { id: workflow.id } }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['listWorkflows'] });
      showToast('ok', texts.deleted);
      void navigate('/workflows');
    },
  });
  const download = () =>
    saveFile(`${workflow.name}.json`, JSON.stringify({ ...document, name: workflow.name }, null, 2));
  const open = (address: string) => void window.open(address, '_blank', 'noopener');
  const share = () => void copyText(`${window.location.origin}/workflows/${workflow.id}`);
  const isWriter = can('workflows:write');
  const close = () => setShown(null);
  return (
    <>
      <Link className="button button-plain" to={`/executions?workflowId=${workflow.id}`}>
        <History size={16} aria-hidden />
        {texts.executions}
      </Link>
      <Menu
        items={[
          { label: texts.download, icon: Download, run: download },
          {
            label: texts.asPage,
            icon: FileText,
            run: () => open(urlOf(getWorkflowPage, { params: { id: workflow.id } })),
          },
          {
            label: texts.asPicture,
            icon: Image,
            run: () => open(urlOf(getWorkflowPicture, { params: { id: workflow.id } })),
          },
          { label: texts.share, icon: Link2, run: share },
          { label: texts.versions, icon: Layers, run: () => setShown('versions') },
          ...(can('workflows:run')
            ? [{ label: repairTexts.replay, icon: RotateCcw, run: () => setShown('replay') }]
            : []),
          ...(isWriter
            ? [
                { label: texts.rename, icon: Pencil, run: () => setShown('rename') },
                { label: texts.replace, icon: Upload, run: () => setShown('replace') },
                { label: common.actions.delete, icon: Trash2, tone: 'danger' as const, run: () => setShown('delete') },
              ]
            : []),
        ]}
      />
      {shown === 'rename' ? (
        <RenameDialog
          name={workflow.name}
          isBusy={saving.isPending}
          onClose={close}
          onSave={(name) => saving.mutate({ name, document })}
        />
      ) : null}
      {shown === 'replace' ? (
        <DocumentDialog
          title={texts.replaceTitle}
          submit={common.actions.save}
          error={null}
          isBusy={saving.isPending}
          onClose={close}
          onSubmit={(next) => saving.mutate({ document: next })}
        />
      ) : null}
      {shown === 'versions' ? (
        <VersionsDialog
          workflow={workflow}
          onClose={close}
          onShow={(version) => {
            close();
            onShowVersion(version);
          }}
        />
      ) : null}
      {shown === 'replay' ? <ReplayDialog workflowId={workflow.id} onClose={close} /> : null}
      {shown === 'delete' ? (
        <ConfirmDialog
          title={texts.deleteTitle}
          confirm={common.actions.delete}
          isBusy={removal.isPending}
          onConfirm={() => removal.mutate()}
          onClose={close}
        >
          {texts.deleteHint(workflow.name)}
        </ConfirmDialog>
      ) : null}
    </>
  );
}
