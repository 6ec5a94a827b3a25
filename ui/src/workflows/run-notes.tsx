import { decideExecution } from '@leadloom/contracts';
import { useMutation } from '@tanstack/react-query';
import { CircleAlert, CircleHelp, Hourglass } from 'lucide-react';
import { call } from '../api/call.ts';
import { executionTexts as texts } from '../executions/texts.ts';
import { Button } from '../parts/button.tsx';
import { messageOf, showToast } from '../parts/toasts.ts';
import type { RunState } from '../run/fold-run.ts';
import { useSession } from '../session/use-session.ts';
import { WaitNote } from './wait-note.tsx';

interface RunNotesProps {
  run: RunState;
  error: unknown;
  executionId: string;
  onSelect: (node: string) => void;
}

/** What a person should know or decide about a run: its error, what it waits for, a request whose outcome is unknown. */
export function RunNotes({ run, error, executionId, onSelect }: RunNotesProps) {
  return (
    <>
      {error ? (
        <div className="dock-note dock-bad" role="alert">
          <CircleAlert size={18} aria-hidden />
          <p className="grow">
            <b>{texts.followError}:</b> {messageOf(error)}
          </p>
        </div>
      ) : null}
      {run.error ? <Failure error={run.error} onSelect={onSelect} /> : null}
      {run.waiting ? <WaitNote waiting={run.waiting} executionId={executionId} /> : null}
      {run.retrying ? (
        <div className="dock-note dock-warn">
          <Hourglass size={17} aria-hidden />
          <p className="grow">{texts.retrying(run.retrying)}</p>
        </div>
      ) : null}
      {run.isHeld ? (
        <div className="dock-note dock-warn">
          <Hourglass size={17} aria-hidden />
          <p className="grow">{texts.held}</p>
        </div>
      ) : null}
      {run.decision ? <Decision key={run.seq} decision={run.decision} executionId={executionId} /> : null}
    </>
  );
}

function Failure({ error, onSelect }: { error: NonNullable<RunState['error']>; onSelect: (node: string) => void }) {
  const { node } = error;
  return (
    <div className="dock-note dock-bad" role="alert">
      <CircleAlert size={18} aria-hidden />
      <p className="grow">
        <b>{node ? texts.failedAt(node) : texts.failed}:</b> {error.message}
      </p>
      {node ? <Button onClick={() => onSelect(node)}>{texts.showError}</Button> : null}
    </div>
  );
}

function Decision({ decision, executionId }: { decision: NonNullable<RunState['decision']>; executionId: string }) {
  const { can } = useSession();
  const decide = useMutation({
    mutationFn: (answer: 'done' | 'retry') =>
      call(decideExecution, { params: { id: executionId }, body: { decision: answer } }),
    onSuccess: () => showToast('ok', texts.decided),
  });
  // The run goes on a moment after the decision was taken.
  const isDecided = decide.isPending || decide.isSuccess;
  return (
    <div className="dock-note dock-warn" role="alert">
      <CircleHelp size={18} aria-hidden />
      <b className="grow">{texts.decisionTitle(decision.node)}</b>
      <p>{texts.decisionHint}</p>
      <pre className="dock-request">{decision.request}</pre>
      {can('workflows:run') ? (
        <>
          <Button tone="primary" isBusy={isDecided} onClick={() => decide.mutate('done')}>
            {texts.done}
          </Button>
          <Button isBusy={isDecided} onClick={() => decide.mutate('retry')}>
            {texts.retry}
          </Button>
        </>
      ) : null}
    </div>
  );
}
