import type { WorkflowDocument } from '@leadloom/contracts';
import { ReactFlowProvider, type Viewport } from '@xyflow/react';
import { Drawing } from '../../canvas/drawing.tsx';
import { useDrawing } from '../../canvas/use-drawing.ts';

interface CompareDrawingProps {
  title: string;
  document: WorkflowDocument;
  /** What became of a node, as the word of its colour. */
  markOf: (node: string) => string;
  viewport: Viewport;
  onViewportChange: (viewport: Viewport) => void;
}

/** One of two drawings that are moved together. */
export function CompareDrawing(props: CompareDrawingProps) {
  return (
    <figure className="compare-drawing">
      <figcaption>{props.title}</figcaption>
      <ReactFlowProvider>
        <Marked {...props} />
      </ReactFlowProvider>
    </figure>
  );
}

const noFindings = [] as const;

function Marked({ document, markOf, viewport, onViewportChange }: CompareDrawingProps) {
  const { nodes, edges } = useDrawing(document, noFindings, null);
  return (
    <Drawing
      nodes={nodes.map((node) => ({ ...node, className: markOf(node.id) }))}
      edges={edges}
      nodesDraggable={false}
      nodesConnectable={false}
      elementsSelectable={false}
      edgesFocusable={false}
      viewport={viewport}
      onViewportChange={onViewportChange}
    />
  );
}
