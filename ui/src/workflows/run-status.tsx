import { stopExecution, type WorkflowDocument } from '@leadloom/contracts';
import { useMutation } from '@tanstack/react-query';
import { Square } from 'lucide-react';
import { useEffect, useState } from 'react';
import { call } from '../api/call.ts';
import { ExecutionBadge } from '../executions/status-badge.tsx';
import { executionTexts as texts } from '../executions/texts.ts';
import { Button } from '../parts/button.tsx';
import { formatDuration } from '../parts/format.ts';
import { showToast } from '../parts/toasts.ts';
import { isOver, type RunState } from '../run/fold-run.ts';
import { useSession } from '../session/use-session.ts';
import { usePageActions } from '../shell/command-provider.tsx';

/** State, progress and time of a run, and the button that stops it. */
export function RunStatus({
  run,
  document,
  executionId,
}: {
  run: RunState;
  document: WorkflowDocument;
  executionId: string;
}) {
  const { can } = useSession();
  const { mutate: stop, isPending } = useMutation({
    mutationFn: () => call(stopExecution, { params: { id: executionId } }),
    onSuccess: () => showToast('info', texts.stopping),
  });
  const isGoing = !isOver(run.status);
  const canStop = isGoing && can('workflows:run');
  usePageActions({ stop: canStop ? () => stop() : undefined });
  const states = Object.values(run.nodes);
  const done = states.filter((node) => node.runs.length > 0).length;
  const total = document.nodes.filter((node) => node.type !== 'n8n-nodes-base.stickyNote' && !node.disabled).length;
  return (
    <div className="dock-status" role="status">
      <ExecutionBadge status={run.status} />
      {isGoing ? (
        <>
          <progress className="dock-progress" value={done} max={total} aria-label={texts.progress(done, total)} />
          <span>{texts.progress(done, total)}</span>
        </>
      ) : null}
      {run.startedAt ? <Elapsed from={run.startedAt} to={run.finishedAt} /> : null}
      {canStop ? (
        <Button icon={Square} tone="danger" isBusy={isPending} onClick={() => stop()}>
          {texts.stop}
        </Button>
      ) : null}
    </div>
  );
}

function Elapsed({ from, to }: { from: string; to: string | null }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (to !== null) return undefined;
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, [to]);
  const ms = Math.max(0, (to === null ? now : Date.parse(to)) - Date.parse(from));
  return <span aria-hidden={to === null}>{to === null && ms < 1000 ? '0 s' : formatDuration(ms)}</span>;
}
