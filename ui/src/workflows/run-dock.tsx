import type { WorkflowDocument } from '@leadloom/contracts';
import { type ReactNode, useMemo } from 'react';
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
      {run || start ? (
        <div className="dock-bar">
          {run && executionId ? <RunStatus run={run} document={document} executionId={executionId} /> : null}
          {start}
        </div>
      ) : null}
    </div>
  );
}
