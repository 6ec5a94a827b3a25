import type { WorkflowWithDocument } from '@leadloom/contracts';
import { Button } from '../parts/button.tsx';
import { useSession } from '../session/use-session.ts';
import { workflowTexts as texts } from './texts.ts';
import { useSaveWorkflow } from './use-save-workflow.ts';

interface OldVersionNoteProps {
  loaded: WorkflowWithDocument;
  version: number;
  onShowNewest: () => void;
}

/** Tells that an older version is shown, and offers to make it the newest one. */
export function OldVersionNote({ loaded: { workflow, document }, version, onShowNewest }: OldVersionNoteProps) {
  const { can } = useSession();
  const saving = useSaveWorkflow(workflow, onShowNewest);
  return (
    <div className="dock-note">
      <p className="grow">{texts.viewing(version)}</p>
      {can('workflows:write') ? (
        <Button tone="primary" isBusy={saving.isPending} onClick={() => saving.mutate({ document })}>
          {texts.restore}
        </Button>
      ) : null}
      <Button onClick={onShowNewest}>{texts.current}</Button>
    </div>
  );
}
