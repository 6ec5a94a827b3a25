import type { WorkflowDocument, WorkflowFinding } from '@leadloom/contracts';
import { type ReactNode, useCallback, useState } from 'react';
import { RestartButton } from '../executions/restart-button.tsx';
import { NodePanel } from '../node-view/node-panel.tsx';
import { RunCanvas } from '../canvas/run-canvas.tsx';
import type { RunState } from '../run/fold-run.ts';
import { usePageActions } from '../shell/command-provider.tsx';
import { RunDock } from './run-dock.tsx';

interface RunViewProps {
  document: WorkflowDocument;
  findings?: readonly WorkflowFinding[] | undefined;
  executionId: string | null;
  run: RunState | null;
  runError: unknown;
  notes?: ReactNode;
}

/** Drawing, state of the run, and the panel of the chosen node: the same for a live run and a past one. */
export function RunView({ document, findings, executionId, run, runError, notes }: RunViewProps) {
  const [selected, setSelected] = useState<string | null>(null);
  const close = useCallback(() => setSelected(null), []);
  usePageActions({ close: selected === null ? undefined : close });
  return (
    <RunCanvas document={document} findings={findings} run={run} selected={selected} onSelect={setSelected}>
      <RunDock
        run={run}
        runError={runError}
        executionId={executionId}
        document={document}
        notes={notes}
        start={null}
        opened={selected}
        onSelect={setSelected}
      />
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
