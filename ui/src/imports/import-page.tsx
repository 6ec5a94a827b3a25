import { cancelImport, getImport, type ImportJob } from '@leadloom/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { call } from '../api/call.ts';
import { Button } from '../parts/button.tsx';
import { Counts } from '../parts/counts.tsx';
import { formatBytes, formatDuration } from '../parts/format.ts';
import { Notice } from '../parts/notice.tsx';
import { PageWait } from '../parts/page-wait.tsx';
import { Page } from '../parts/page.tsx';
import { ImportBadge } from './import-badge.tsx';
import { ImportErrors } from './import-errors.tsx';
import { ImportSetup } from './import-setup.tsx';
import { importTexts as texts } from './texts.ts';
import { useLiveImports } from './use-live-imports.ts';

const counted = ['rows', 'created', 'updated', 'unchanged', 'failed'] as const;

/** One import: before the start its columns and a preview, afterwards its progress and what became of the rows. */
export function ImportPage() {
  const { importId = '' } = useParams();
  useLiveImports();
  const query = useQuery({
    queryKey: ['getImport', importId],
    // Live events tell the progress; this is for a stream that is lost without a sign.
    refetchInterval: ({ state }: { state: { data: ImportJob | undefined } }) =>
      state.data?.status === 'running' ? 5000 : false,
    queryFn: ({ signal }) => call(getImport, { params: { id: importId }, signal }),
  });
  if (query.error || !query.data) return <PageWait query={query} />;
  const job = query.data;
  return (
    <Page
      title={job.fileName}
      aside={
        <span className="row">
          <ImportBadge status={job.status} />
          {texts.facts(formatBytes(job.bytes), texts.delimiters[job.delimiter] ?? job.delimiter)}
        </span>
      }
      actions={
        <>
          {job.status === 'running' ? <CancelButton job={job} /> : null}
          <Link className="button button-plain" to="/imports">
            {job.status === 'uploaded' || job.status === 'running' ? texts.list : texts.another}
          </Link>
          {job.status === 'done' ? (
            <Link
              className="button button-primary"
              to={job.tags[0] ? `/leads?tag=${encodeURIComponent(job.tags[0])}` : '/leads'}
            >
              {texts.showLeads}
            </Link>
          ) : null}
        </>
      }
    >
      {job.status === 'uploaded' ? <ImportSetup job={job} /> : <Outcome job={job} />}
    </Page>
  );
}

function Outcome({ job }: { job: ImportJob }) {
  const percent = job.bytes === 0 ? 100 : Math.floor((job.bytesDone / job.bytes) * 100);
  return (
    <>
      {job.error ? (
        <Notice tone="bad" title={texts.failedTitle}>
          {job.error}
        </Notice>
      ) : null}
      {job.status === 'running' ? (
        <div className="card card-pad">
          <p>{texts.progress(percent)}</p>
          <progress className="bar" max={100} value={percent} aria-label={texts.progress(percent)} />
        </div>
      ) : null}
      <Counts counts={job.counts} names={counted} titles={texts.counts} bad="failed" />
      {job.startedAt && job.finishedAt ? (
        <p className="muted">{texts.took(formatDuration(Date.parse(job.finishedAt) - Date.parse(job.startedAt)))}</p>
      ) : null}
      <ImportErrors job={job} />
    </>
  );
}

function CancelButton({ job }: { job: ImportJob }) {
  const client = useQueryClient();
  const cancel = useMutation({
    mutationFn: () => call(cancelImport, { params: { id: job.id } }),
    onSuccess: (changed) => client.setQueryData(['getImport', job.id], changed),
  });
  return (
    <Button tone="danger" isBusy={cancel.isPending} onClick={() => cancel.mutate()}>
      {texts.cancel}
    </Button>
  );
}
