import { listExecutions } from '@leadloom/contracts';
import { Button } from '../parts/button.tsx';
import { usePages } from '../api/use-pages.ts';
import { Spinner } from '../parts/spinner.tsx';
import { isOver } from '../run/fold-run.ts';
import { workflowTexts as texts } from './texts.ts';

/** Tells that a run which somebody or something else started is under way, and offers to show it. */
export function RunningNote({ workflowId, onWatch }: { workflowId: string; onWatch: (executionId: string) => void }) {
  const { items } = usePages(listExecutions, { query: { workflowId } }, { limit: 1, refetchInterval: 10_000 });
  const latest = items?.[0];
  if (!latest || isOver(latest.status)) return null;
  return (
    <div className="dock-note">
      <Spinner size={16} />
      <p className="grow">{texts.runningNow}</p>
      <Button onClick={() => onWatch(latest.id)}>{texts.watch}</Button>
    </div>
  );
}
