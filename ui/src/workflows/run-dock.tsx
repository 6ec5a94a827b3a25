import type { WorkflowDocument } from '@leadloom/contracts';
import { ChartNoAxesGantt } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { executionTexts as texts } from '../executions/texts.ts';
import { Timeline } from '../executions/timeline.tsx';
import { Button } from '../parts/button.tsx';
import type { RunState } from '../run/fold-run.ts';
import { usePageActions } from '../shell/command-provider.tsx';
import { RunNotes } from './run-notes.tsx';
import { RunStatus } from './run-status.tsx';

interface RunDockProps {
  run: RunState | null;
  runError: unknown;
  executionId: string | null;
  document: WorkflowDocument;
  notes: ReactNode;
  /** Beside the state of the run: what starts the next one. */
  start: ReactNode;
  /** The node whose panel is open, from which the next error is looked for. */
  opened: string | null;
  onSelect: (node: string) => void;
}

/** What is under way, over the lower edge of the drawing. */
export function RunDock({ run, runError, executionId, document, notes, start, opened, onSelect }: RunDockProps) {
  const [isTimelineOpen, setIsTimelineOpen] = useState(false);
  const hasTimeline = run !== null && Object.values(run.nodes).some(({ runs }) => runs.length > 0);
  const failed = useMemo(
    () => Object.entries(run?.nodes ?? {}).flatMap(([name, node]) => (node.status === 'error' ? [name] : [])),
    [run],
  );
  usePageActions({
    nextError:
      failed.length === 0 ? undefined : () => onSelect(failed[(failed.indexOf(opened ?? '') + 1) % failed.length]!),
  });
  return (
    <div className="canvas-dock">
      {notes}
      {run && executionId ? (
        <RunNotes run={run} error={runError} executionId={executionId} onSelect={onSelect} />
      ) : null}
      {hasTimeline && isTimelineOpen ? <Timeline run={run} onSelect={onSelect} /> : null}
      {run || start ? (
        <div className="dock-bar">
          {run && executionId ? <RunStatus run={run} document={document} executionId={executionId} /> : null}
          {hasTimeline ? (
            <Button
              tone="quiet"
              icon={ChartNoAxesGantt}
              aria-pressed={isTimelineOpen}
              onClick={() => setIsTimelineOpen(!isTimelineOpen)}
            >
              {texts.showTimeline}
            </Button>
          ) : null}
          {start}
        </div>
      ) : null}
    </div>
  );
}
