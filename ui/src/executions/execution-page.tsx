import { getExecution, unsavedPrefix } from '@leadloom/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { call } from '../api/call.ts';
import { PageWait } from '../parts/page-wait.tsx';
import { useTitle } from '../parts/page.tsx';
import { Time } from '../parts/time.tsx';
import { useRun } from '../run/use-run.ts';
import { texts as common } from '../texts.ts';
import { CanvasFrame } from '../workflows/canvas-frame.tsx';
import { RunView } from '../workflows/run-view.tsx';
import { KeepButton } from './keep-button.tsx';
import { RetryButton } from './retry-button.tsx';
import { ExecutionBadge } from './status-badge.tsx';
import { executionTexts as texts } from './texts.ts';

/** A past or present run on the drawing that it ran, whatever the workflow has become since. */
export function ExecutionPage() {
  const { executionId = '' } = useParams();
  const query = useQuery({
    queryKey: ['getExecution', executionId],
    staleTime: Infinity,
    queryFn: ({ signal }) => call(getExecution, { params: { id: executionId }, signal }),
  });
  const { run, error } = useRun(executionId);
  const execution = query.data?.execution;
  useTitle(execution ? texts.title(execution.workflowName) : common.nav.executions);
  if (query.error || !query.data || !execution) return <PageWait query={query} />;
  return (
    <CanvasFrame
      back={{ to: '/executions', label: texts.list }}
      title={execution.workflowName}
      facts={
        <>
          <ExecutionBadge status={run && run.seq > 0 ? run.status : execution.status} />
          <span className="muted">
            <Time at={execution.startedAt} /> · {texts.mode[execution.mode]} ·{' '}
            {texts.version(execution.workflowVersion)}
            {execution.isMasked === true ? ` · ${texts.masked}` : null}
          </span>
        </>
      }
      actions={
        <>
          <KeepButton execution={execution} />
          <RetryButton executionId={executionId} status={run && run.seq > 0 ? run.status : execution.status} />
          {execution.workflowId.startsWith(unsavedPrefix) ? null : (
            <Link className="button button-plain" to={`/workflows/${execution.workflowId}?run=${executionId}`}>
              {texts.openWorkflow}
            </Link>
          )}
        </>
      }
    >
      <RunView document={query.data.document} executionId={executionId} run={run} runError={error} />
    </CanvasFrame>
  );
}
