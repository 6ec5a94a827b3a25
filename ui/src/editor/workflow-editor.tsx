import { isNote } from '@leadloom/graph';
import { useStore } from '@xyflow/react';
import { Play, Plus, Zap } from 'lucide-react';
import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import { type DrawingEdits, EditingContext } from '../canvas/editing-context.ts';
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
import type { PaletteTarget } from './palette/palette-target.ts';
import { editorTexts as texts } from './texts.ts';
import { useEditor } from './use-editor.ts';
import { useEditingCommands } from './use-editing-commands.ts';
import { useQuickAdd } from './use-quick-add.ts';
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
  const [added, setAdded] = useState<string | null>(null);
  const palette = usePalette((node) => {
    select({ nodes: [node.name] });
    setAdded(node.name);
  });
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
  const { open: openPalette } = palette;
  const add = (target: PaletteTarget) => openPalette({ ...target, isFirst: isEmpty });
  const edits = useMemo<DrawingEdits | null>(
    () =>
      readOnly
        ? null
        : {
            addAt: (node, port) => openPalette({ from: { node, port } }),
            insertInto: (wire) => openPalette({ wire }),
            remove: (wire) => apply([{ op: 'disconnect', wires: [wire] }], texts.edits.disconnect),
          },
    [readOnly, openPalette, apply],
  );
  // What was added has the focus, so that keys go on from there. React Flow draws it a moment after it has it.
  const isDrawn = useStore(({ nodeLookup }) => added !== null && nodeLookup.has(added));
  useEffect(() => {
    if (added === null || !isDrawn) return;
    window.document.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(added)}"]`)?.focus();
  }, [added, isDrawn]);
  useEditingCommands();
  useQuickAdd(readOnly ? undefined : add);
  usePageActions({
    runToHere: only === undefined || runToHere === undefined ? undefined : () => runToHere(only),
    pin: only === undefined || readOnly ? undefined : () => pinning.toggle(only),
    openNode: only === undefined ? undefined : () => open(only),
    close: opened !== null ? () => setOpened(null) : palette.target === null ? undefined : palette.close,
  });
  return (
    <EditingContext value={edits}>
      <OfferAddNode onAdd={readOnly ? undefined : () => add({})} />
      <EditorCanvas run={run} stale={stale} onOpen={open} onAdd={add}>
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
          <EmptyDrawing onChoose={() => add({})} />
        ) : (
          <Button className="editor-add" icon={Plus} isIconOnly aria-label={texts.addNode} onClick={() => add({})} />
        )}
        {palette.target === null ? null : (
          <NodePalette
            target={palette.target}
            onChoose={palette.choose}
            onDrop={palette.drop}
            onClose={palette.close}
          />
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
    </EditingContext>
  );
}

/** Before the menu of the drawing offers the same at its own place. */
function OfferAddNode({ onAdd }: { onAdd: (() => void) | undefined }) {
  usePageActions({ addNode: onAdd });
  return null;
}

function EmptyDrawing({ onChoose }: { onChoose: () => void }) {
  return (
    <div className="editor-empty">
      <Notice
        icon={Zap}
        title={texts.empty}
        action={
          <Button tone="primary" icon={Plus} onClick={onChoose}>
            {texts.chooseTrigger}
          </Button>
        }
      >
        {texts.emptyHint}
      </Notice>
    </div>
  );
}
