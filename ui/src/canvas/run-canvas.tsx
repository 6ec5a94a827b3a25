import type { WorkflowDocument, WorkflowFinding } from '@leadloom/contracts';
import { ReactFlowProvider, useReactFlow } from '@xyflow/react';
import { type ReactNode, useEffect, useMemo } from 'react';
import type { RunState } from '../run/fold-run.ts';
import { Drawing } from './drawing.tsx';
import { motion } from './motion.ts';
import { useDrawing } from './use-drawing.ts';

interface RunCanvasProps {
  document: WorkflowDocument;
  findings?: readonly WorkflowFinding[] | undefined;
  run: RunState | null;
  selected: string | null;
  onSelect: (node: string | null) => void;
  children?: ReactNode;
}

/** The drawing of a workflow with the state of a run on it. It can be looked at and walked through, not changed. */
export function RunCanvas(props: RunCanvasProps) {
  return (
    <ReactFlowProvider>
      <Canvas {...props} />
    </ReactFlowProvider>
  );
}

const noFindings: readonly WorkflowFinding[] = [];

function Canvas({ document, findings = noFindings, run, selected, onSelect, children }: RunCanvasProps) {
  const drawn = useDrawing(document, findings, run);
  const nodes = useMemo(
    () =>
      drawn.nodes.map((node) => ({
        ...node,
        selected: node.id === selected,
        ...(node.type === 'note' ? { selectable: false, focusable: false } : {}),
      })),
    [drawn.nodes, selected],
  );
  useShownNode(selected);
  return (
    <Drawing
      nodes={nodes}
      edges={drawn.edges}
      overlay={children}
      nodesDraggable={false}
      nodesConnectable={false}
      edgesFocusable={false}
      multiSelectionKeyCode={null}
      selectionKeyCode={null}
      onNodeClick={(_, node) => onSelect(node.type === 'step' ? node.id : null)}
      onPaneClick={() => onSelect(null)}
      onNodesChange={(changes) => {
        // Enter or Space on a focused node selects it.
        const chosen = changes.find((change) => change.type === 'select' && change.selected);
        if (chosen?.type === 'select') onSelect(chosen.id);
      }}
    />
  );
}

/** A node that is chosen from outside (an error, a finding) may be out of sight. */
function useShownNode(selected: string | null): void {
  const flow = useReactFlow();
  useEffect(() => {
    const node = selected === null ? undefined : flow.getNode(selected);
    if (!node) return;
    const { x, y, zoom } = flow.getViewport();
    const left = node.position.x * zoom + x;
    const top = node.position.y * zoom + y;
    const isVisible = left > 0 && top > 0 && left < window.innerWidth - 620 && top < window.innerHeight - 200;
    if (!isVisible)
      void flow.setCenter(node.position.x + (window.innerWidth > 900 ? 260 : 40), node.position.y + 60, {
        zoom: Math.max(zoom, 0.7),
        ...motion(250),
      });
  }, [selected, flow]);
}
