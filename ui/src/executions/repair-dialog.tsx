import { getRepair, listRepairItems, type RepairItem, type RepairOutcome, stopRepair } from '@leadloom/contracts';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Square } from 'lucide-react';
import { Link } from 'react-router';
import { call } from '../api/call.ts';
import { usePages } from '../api/use-pages.ts';
import { Badge, type Tone } from '../parts/badge.tsx';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { ErrorNotice } from '../parts/notice.tsx';
import { Spinner } from '../parts/spinner.tsx';
import { texts as common } from '../texts.ts';
import { repairTexts as texts } from './repair-texts.ts';
import './repairs.css';

const tones: Record<RepairOutcome, Tone> = { begun: 'ok', same: 'ok', different: 'warn', skipped: 'neutral' };

/** How far a job over many runs is, and what became of each. It goes on when the dialog is closed. */
export function RepairDialog({ title, jobId, onClose }: { title: string; jobId: string; onClose: () => void }) {
  const query = useQuery({
    queryKey: ['getRepair', jobId],
    queryFn: ({ signal }) => call(getRepair, { params: { id: jobId }, signal }),
    refetchInterval: ({ state }) => (state.data === undefined || state.data.status === 'running' ? 800 : false),
  });
  const job = query.data;
  const done = Object.values(job?.outcomes ?? {}).reduce((sum, count) => sum + count, 0);
  // Asked for anew with each step of the job.
  const items = usePages(
    listRepairItems,
    { params: { id: jobId } },
    {
      refetchInterval: job?.status === 'running' && 1500,
      enabled: job !== undefined && (done > 0 || job.status !== 'running'),
    },
  );
  const stop = useMutation({
    mutationFn: () => call(stopRepair, { params: { id: jobId } }),
    onSuccess: () => query.refetch(),
  });
  return (
    <Dialog
      title={title}
      width="wide"
      onClose={onClose}
      footer={
        job?.status === 'running' ? (
          <Button icon={Square} isBusy={stop.isPending} onClick={() => stop.mutate()}>
            {texts.stop}
          </Button>
        ) : (
          <Button onClick={onClose}>{common.actions.close}</Button>
        )
      }
    >
      {query.error ? <ErrorNotice error={query.error} onRetry={() => void query.refetch()} /> : null}
      {job === undefined ? (
        <Spinner label={common.list.loading} />
      ) : (
        <>
          <p role="status" className="repair-facts">
            <b>{texts.status[job.status]}</b> <span>{texts.progress(done, job.total)}</span>
            {Object.entries(job.outcomes).map(([kind, count]) => (
              <span key={kind}>{texts.outcomeCount(kind as RepairOutcome, count)}</span>
            ))}
          </p>
          {job.error === undefined ? null : <p role="alert">{job.error}</p>}
          <ul className="repair-items" aria-label={texts.list}>
            {(items.items ?? []).map((item) => (
              <Item key={item.id} item={item} />
            ))}
          </ul>
          {items.hasMore ? (
            <Button isBusy={items.isLoadingMore} onClick={items.loadMore}>
              {common.list.loadMore}
            </Button>
          ) : null}
        </>
      )}
    </Dialog>
  );
}

function Item({ item: { subject, outcome, executionId, message, report } }: { item: RepairItem }) {
  return (
    <li>
      <Badge tone={outcome === null ? 'neutral' : tones[outcome]}>
        {outcome === null ? texts.pending : texts.outcome[outcome]}
      </Badge>
      <Link to={`/executions/${executionId ?? subject}`}>{texts.openRun}</Link>
      {message === undefined ? null : <span>{message}</span>}
      {report === undefined ? null : (
        <ul>
          {report.error === null ? null : <li>{report.error}</li>}
          {report.nodes.map(({ node, outcome: kind, at }) => (
            <li key={node}>{texts.node(node, kind, at)}</li>
          ))}
          <li className="muted">{texts.sameNodes(report.sameNodes)}</li>
        </ul>
      )}
    </li>
  );
}
