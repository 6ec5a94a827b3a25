import {
  describeWorkflowVersion,
  listWorkflowVersions,
  type Workflow,
  type WorkflowVersion,
} from '@leadloom/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { GitCompare, Tag } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { call } from '../api/call.ts';
import { usePages } from '../api/use-pages.ts';
import { Badge } from '../parts/badge.tsx';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { TextAreaField, TextField } from '../parts/field.tsx';
import { ErrorNotice } from '../parts/notice.tsx';
import { Spinner } from '../parts/spinner.tsx';
import { Time } from '../parts/time.tsx';
import { useSession } from '../session/use-session.ts';
import { texts as common } from '../texts.ts';
import { workflowTexts as texts } from './texts.ts';

interface VersionsDialogProps {
  workflow: Workflow;
  onShow: (version: number) => void;
  onClose: () => void;
}

/** The history of a workflow: to look at, to compare, to give names. */
export function VersionsDialog({ workflow, onShow, onClose }: VersionsDialogProps) {
  const { can } = useSession();
  const pages = usePages(listWorkflowVersions, { params: { id: workflow.id } });
  const [named, setNamed] = useState<number | null>(null);
  return (
    <Dialog title={texts.versions} onClose={onClose} width="wide">
      <p className="muted">{texts.versionsHint}</p>
      {pages.error ? <ErrorNotice error={pages.error} onRetry={pages.reload} /> : null}
      {pages.isPending ? <Spinner label={common.list.loading} /> : null}
      <ul className="findings-list">
        {pages.items?.map((version) => (
          <li key={version.version} className="stack">
            <div className="row">
              <VersionFacts version={version} workflow={workflow} />
              {can('workflows:write') ? (
                <Button
                  tone="quiet"
                  isIconOnly
                  icon={Tag}
                  aria-label={texts.nameVersion(version.version)}
                  onClick={() => setNamed(version.version)}
                />
              ) : null}
              {version.version === workflow.version ? null : (
                <Link
                  className="button button-quiet button-icon"
                  aria-label={texts.compareVersion(version.version)}
                  title={texts.compareVersion(version.version)}
                  to={`/workflows/${workflow.id}/compare?from=${version.version}`}
                >
                  <GitCompare size={16} aria-hidden />
                </Link>
              )}
              <Button onClick={() => onShow(version.version)}>{common.actions.open}</Button>
            </div>
            {named === version.version ? (
              <VersionWords workflowId={workflow.id} version={version} onDone={() => setNamed(null)} />
            ) : null}
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

function VersionFacts({ version, workflow }: { version: WorkflowVersion; workflow: Workflow }) {
  return (
    <span className="grow">
      <b>{version.name ?? texts.version(version.version)}</b>{' '}
      <span className="muted">
        {version.name === undefined ? null : `${texts.version(version.version)} · `}
        <Time at={version.createdAt} /> · {version.savedBy}
      </span>{' '}
      {version.version === workflow.activeVersion ? <Badge tone="ok">{texts.active}</Badge> : null}
      {version.restoredFrom === undefined ? null : <Badge>{texts.restoredFrom(version.restoredFrom)}</Badge>}
      {version.notes === undefined ? null : <span className="muted">{version.notes}</span>}
    </span>
  );
}

function VersionWords({
  workflowId,
  version,
  onDone,
}: {
  workflowId: string;
  version: WorkflowVersion;
  onDone: () => void;
}) {
  const client = useQueryClient();
  const [name, setName] = useState(version.name ?? '');
  const [notes, setNotes] = useState(version.notes ?? '');
  const saving = useMutation({
    mutationFn: () =>
      call(describeWorkflowVersion, {
        params: { id: workflowId, version: String(version.version) },
        body: { name: name.trim(), notes: notes.trim() },
      }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['listWorkflowVersions'] });
      onDone();
    },
  });
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        saving.mutate();
      }}
    >
      <TextField
        label={texts.versionName}
        value={name}
        maxLength={120}
        onChange={(event) => setName(event.target.value)}
      />
      <TextAreaField
        label={texts.versionNotes}
        rows={2}
        value={notes}
        maxLength={4000}
        onChange={(event) => setNotes(event.target.value)}
      />
      <div className="row">
        <Button tone="primary" type="submit" isBusy={saving.isPending}>
          {common.actions.save}
        </Button>
        <Button onClick={onDone}>{common.actions.cancel}</Button>
      </div>
    </form>
  );
}
