import type { WorkflowDocument, WorkflowFinding } from '@leadloom/contracts';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { RestartButton } from '../executions/restart-button.tsx';
import { NodePanel } from '../canvas/node-panel.tsx';
import { RunCanvas } from '../canvas/run-canvas.tsx';
import type { RunState } from '../run/fold-run.ts';
import { usePageActions } from '../shell/command-provider.tsx';
import { RunNotes } from './run-notes.tsx';
import { RunStatus } from './run-status.tsx';

interface RunViewProps {
  document: WorkflowDocument;
  findings?: readonly WorkflowFinding[] | undefined;
  executionId: string | null;
  run: RunState | null;
  runError: unknown;
  /** Beside the state of the run: what starts the next one. */
  start?: ReactNode;
  notes?: ReactNode;
}

/** Drawing, state of the run, and the panel of the chosen node: the same for a live run and a past one. */
export function RunView({ document, findings, executionId, run, runError, start, notes }: RunViewProps) {
  const [selected, setSelected] = useState<string | null>(null);
  const close = useCallback(() => setSelected(null), []);
  const failed = useMemo(
    () => Object.entries(run?.nodes ?? {}).flatMap(([name, node]) => (node.status === 'error' ? [name] : [])),
    [run],
  );
  usePageActions({
    close: selected === null ? undefined : close,
    nextError:
      failed.length === 0
        ? undefined
        : () => setSelected(failed[(failed.indexOf(selected ?? '') + 1) % failed.length]!),
  });
  return (
    <RunCanvas document={document} findings={findings} run={run} selected={selected} onSelect={setSelected}>
      <div className="canvas-dock">
        {notes}
        {run && executionId ? (
          <RunNotes run={run} error={runError} executionId={executionId} onSelect={setSelected} />
        ) : null}
        {run || start ? (
          <div className="dock-bar">
            {run && executionId ? <RunStatus run={run} document={document} executionId={executionId} /> : null}
            {start}
          </div>
        ) : null}
      </div>
      {selected === null ? null : (
        <NodePanel
          key={selected}
          document={document}
          name={selected}
          run={run}
          executionId={executionId}
          onClose={close}
          onSelect={setSelected}
          actions={run && executionId ? <RestartButton executionId={executionId} node={selected} run={run} /> : null}
        />
      )}
    </RunCanvas>
  );
}
