import type { WorkflowWithDocument } from '@leadloom/contracts';
import { Link } from 'react-router';
import { Button } from '../parts/button.tsx';
import { useSession } from '../session/use-session.ts';
import { useRestore } from './compare/use-restore.ts';
import { workflowTexts as texts } from './texts.ts';

interface OldVersionNoteProps {
  loaded: WorkflowWithDocument;
  version: number;
  onShowNewest: () => void;
}

/** Tells that an older version is shown, and offers to compare it with the newest one or to make it that. */
export function OldVersionNote({ loaded: { workflow, document }, version, onShowNewest }: OldVersionNoteProps) {
  const { can } = useSession();
  const restoring = useRestore(workflow, version, onShowNewest);
  return (
    <div className="dock-note">
      <p className="grow">{texts.viewing(version)}</p>
      <Link className="button button-plain" to={`/workflows/${workflow.id}/compare?from=${version}`}>
        {texts.compareNewest}
      </Link>
      {can('workflows:write') ? (
        <Button
          tone="primary"
          isBusy={restoring.isPending}
          onClick={() =>
            restoring.mutate({ operations: [{ op: 'replaceDocument', document }], what: texts.version(version) })
          }
        >
          {texts.restore}
        </Button>
      ) : null}
      <Button onClick={onShowNewest}>{texts.current}</Button>
    </div>
  );
}
