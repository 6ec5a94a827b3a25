import { listWorkflowVersions, type Workflow } from '@leadloom/contracts';
import { usePages } from '../api/use-pages.ts';
import { Badge } from '../parts/badge.tsx';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { ErrorNotice } from '../parts/notice.tsx';
import { Spinner } from '../parts/spinner.tsx';
import { Time } from '../parts/time.tsx';
import { texts as common } from '../texts.ts';
import { workflowTexts as texts } from './texts.ts';

interface VersionsDialogProps {
  workflow: Workflow;
  onShow: (version: number) => void;
  onClose: () => void;
}

export function VersionsDialog({ workflow, onShow, onClose }: VersionsDialogProps) {
  const pages = usePages(listWorkflowVersions, { params: { id: workflow.id } });
  return (
    <Dialog title={texts.versions} onClose={onClose}>
      <p className="muted">{texts.versionsHint}</p>
      {pages.error ? <ErrorNotice error={pages.error} onRetry={pages.reload} /> : null}
      {pages.isPending ? <Spinner label={common.list.loading} /> : null}
      <ul className="findings-list">
        {pages.items?.map((version) => (
          <li key={version.version} className="row">
            <span className="grow">
              <b>{texts.version(version.version)}</b>{' '}
              <span className="muted">
                <Time at={version.createdAt} /> · {version.savedBy}
              </span>{' '}
              {version.version === workflow.activeVersion ? <Badge tone="ok">{texts.active}</Badge> : null}
            </span>
            <Button onClick={() => onShow(version.version)}>{common.actions.open}</Button>
          </li>
        ))}
      </ul>
      {pages.hasMore ? (
        <Button isBusy={pages.isLoadingMore} onClick={pages.loadMore}>
          {common.list.loadMore}
        </Button>
      ) : null}
    </Dialog>
  );
}
