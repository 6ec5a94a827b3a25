import { isNote } from '@leadloom/graph';
import { Play, Plus, Zap } from 'lucide-react';
import { type ReactNode, useCallback, useState } from 'react';
import { NodePanel, type PanelPlace } from '../node-view/node-panel.tsx';
import { RestartButton } from '../executions/restart-button.tsx';
import { NodeSetup } from '../node-form/node-setup.tsx';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import type { RunState } from '../run/fold-run.ts';
import { runTexts } from '../run/texts.ts';
import { usePin } from '../run/use-pin.ts';
import { useRunToHere } from '../run/use-run-to-here.ts';
import { useStale } from '../run/use-stale.ts';
import { usePageActions } from '../shell/command-provider.tsx';
import { RunDock } from '../workflows/run-dock.tsx';
import { EditorCanvas } from './editor-canvas.tsx';
import { Gestures } from './gestures.tsx';
import { NodePalette } from './palette/node-palette.tsx';
import { editorTexts as texts } from './texts.ts';
import { useEditor } from './use-editor.ts';
import { useEditingCommands } from './use-editing-commands.ts';
import { usePalette } from './use-palette.ts';
import './workflow-editor.css';

interface WorkflowEditorProps {
  executionId: string | null;
  run: RunState | null;
  runError: unknown;
  notes: ReactNode;
  start: ReactNode;
}

/** Drawing, palette, state of the run and the panel of the open node. */
export function WorkflowEditor({ executionId, run, runError, notes, start }: WorkflowEditorProps) {
  const { workflow, document, readOnly, selection, select, apply, edit } = useEditor();
  const [opened, setOpened] = useState<string | null>(null);
  const palette = usePalette();
  const isEmpty = document.nodes.length === 0;
  const open = (name: string) => {
    select({ nodes: [name] });
    // A note is opened by writing on it.
    if (!isNote(document.nodes.find((node) => node.name === name))) setOpened(name);
    else if (!readOnly) edit(name);
  };
  const stale = useStale(document, executionId, run);
  const runToHere = useRunToHere(executionId, run);
  const pinning = usePin(executionId, run);
  const only = selection.nodes.length === 1 ? selection.nodes[0] : undefined;
  const openedNode = document.nodes.find(({ name }) => name === opened);
  const form = useCallback(
    (place: PanelPlace) => {
      const scene = { document, workflowId: workflow.id, isReadOnly: readOnly, ...place };
      return openedNode && <NodeSetup node={openedNode} scene={scene} onChange={apply} />;
    },
    [document, workflow.id, readOnly, openedNode, apply],
  );
  useEditingCommands();
  usePageActions({
    addNode: readOnly ? undefined : () => palette.open(),
    runToHere: only === undefined || runToHere === undefined ? undefined : () => runToHere(only),
    pin: only === undefined || readOnly ? undefined : () => pinning.toggle(only),
    openNode: only === undefined ? undefined : () => open(only),
    close: opened === null ? undefined : () => setOpened(null),
  });
  return (
    <EditorCanvas run={run} stale={stale} onOpen={open}>
      <Gestures onOpen={open} />
      <RunDock
        run={run}
        runError={runError}
        executionId={executionId}
        document={document}
        notes={notes}
        start={isEmpty ? null : start}
        onSelect={open}
        opened={opened}
      />
      {readOnly || palette.target !== null ? null : isEmpty ? (
        <div className="editor-empty">
          <Notice
            icon={Zap}
            title={texts.empty}
            action={
              <Button tone="primary" icon={Plus} onClick={() => palette.open()}>
                {texts.chooseTrigger}
              </Button>
            }
          >
            {texts.emptyHint}
          </Notice>
        </div>
      ) : (
        <Button
          className="editor-add"
          icon={Plus}
          isIconOnly
          aria-label={texts.addNode}
          onClick={() => palette.open()}
        />
      )}
      {palette.target === null ? null : (
        <NodePalette isForTriggers={isEmpty} onChoose={palette.choose} onClose={palette.close} />
      )}
      {opened === null ? null : (
        <NodePanel
          key={opened}
          document={document}
          name={opened}
          run={run}
          executionId={executionId}
          onClose={() => setOpened(null)}
          onSelect={open}
          form={form}
          pinning={readOnly ? undefined : pinning}
          actions={
            <>
              {runToHere ? (
                <Button icon={Play} onClick={() => runToHere(opened)}>
                  {runTexts.toHere}
                </Button>
              ) : null}
              {run && executionId ? <RestartButton executionId={executionId} node={opened} run={run} /> : null}
            </>
          }
        />
      )}
    </EditorCanvas>
  );
}
