import { decideOperation, listOperations, type Operation } from '@leadloom/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { CircleHelp } from 'lucide-react';
import { call } from '../api/call.ts';
import { usePages } from '../api/use-pages.ts';
import { executionTexts } from '../executions/texts.ts';
import { Button } from '../parts/button.tsx';
import { Time } from '../parts/time.tsx';
import { showToast } from '../parts/toasts.ts';
import { useSession } from '../session/use-session.ts';
import { operationTexts as texts } from './texts.ts';
import './operations.css';

/** Operations on leads that sent a request whose answer was lost; nothing stands here while there are none. */
export function OperationDecisions() {
  const { can } = useSession();
  const pages = usePages(
    listOperations,
    { query: { status: 'needs_decision' } },
    { refetchInterval: 10_000, enabled: can('leads:read') },
  );
  if (!pages.items?.length) return null;
  return (
    <ul className="operations" aria-label={texts.label}>
      {pages.items.map((operation) => (
        <Decision key={operation.id} operation={operation} />
      ))}
    </ul>
  );
}

function Decision({ operation: { id, kind, error, createdAt, progress } }: { operation: Operation }) {
  const { can } = useSession();
  const client = useQueryClient();
  const decide = useMutation({
    mutationFn: (decision: 'done' | 'retry') => call(decideOperation, { params: { id }, body: { decision } }),
    onSuccess: () => showToast('ok', executionTexts.decided),
    onSettled: () => client.invalidateQueries({ queryKey: ['listOperations'] }),
  });
  const isDecided = decide.isPending || decide.isSuccess;
  return (
    <li className="card operation">
      <CircleHelp size={18} aria-hidden />
      <div className="grow">
        <b>{texts.title(texts.kind[kind])}</b>{' '}
        <span className="muted">
          <Time at={createdAt} /> · {texts.done(progress.done, progress.total)} · <span className="mono">{id}</span>
        </span>
        <p>{error?.message ?? executionTexts.decisionHint}</p>
      </div>
      {can('leads:write') ? (
        <>
          <Button isBusy={isDecided} onClick={() => decide.mutate('done')}>
            {executionTexts.done}
          </Button>
          <Button isBusy={isDecided} onClick={() => decide.mutate('retry')}>
            {executionTexts.retry}
          </Button>
        </>
      ) : null}
    </li>
  );
}
