import '@xyflow/react/dist/style.css';
import {
  Background,
  BackgroundVariant,
  ControlButton,
  Controls,
  MiniMap,
  ReactFlow,
  type ReactFlowProps,
  useReactFlow,
} from '@xyflow/react';
import { Maximize, Minus, Plus } from 'lucide-react';
import type { CSSProperties, HTMLAttributes, ReactNode } from 'react';
import { usePageActions } from '../shell/command-provider.tsx';
import { useTheme } from '../shell/use-theme.ts';
import { FlowArrow, FlowEdge } from './flow-edge.tsx';
import { motion } from './motion.ts';
import { NoteNode } from './note-node.tsx';
import type { CanvasEdge, CanvasNode } from './project-canvas.ts';
import { StepNode } from './step-node.tsx';
import { canvasTexts as texts } from './texts.ts';
import { useMinimap } from './use-minimap.ts';
import { useLegibleScale } from './use-legible-scale.ts';
import './drawing.css';

const nodeTypes = { step: StepNode, note: NoteNode };
const edgeTypes = { flow: FlowEdge };
const controls = [
  { view: 'fitView', icon: Maximize },
  { view: 'zoomIn', icon: Plus },
  { view: 'zoomOut', icon: Minus },
] as const;
/** The run button stands at the bottom; the drawing ends above it. */
const fitOptions = { padding: { x: '5%', top: '32px', bottom: '104px' }, maxZoom: 1.1 } as const;
/** Under this zoom names cannot be read; a wide drawing on a phone then begins at its start instead of being shown whole. */
const legibleZoom = 0.34;

interface DrawingProps extends ReactFlowProps<CanvasNode, CanvasEdge> {
  nodes: CanvasNode[];
  edges: CanvasEdge[];
  /** Over the drawing. */
  overlay?: ReactNode;
  /** Listeners of the whole area. */
  surface?: HTMLAttributes<HTMLElement>;
}

/** The drawing of a workflow: the same for one that is edited, for an old version and for a run. Needs a ReactFlowProvider around it. */
export function Drawing({ nodes, edges, overlay, surface, children, ...rest }: DrawingProps) {
  const { isDark } = useTheme();
  const flow = useReactFlow();
  const scale = useLegibleScale();
  const views = {
    fitView: () => void flow.fitView({ ...fitOptions, ...motion(250) }),
    fullSize: () => void flow.zoomTo(1, motion(250)),
    zoomIn: () => void flow.zoomIn(motion(150)),
    zoomOut: () => void flow.zoomOut(motion(150)),
  };
  usePageActions(views);
  const minimap = useMinimap();
  return (
    <section {...surface} className="canvas" aria-label={texts.label} style={{ '--scale': scale } as CSSProperties}>
      <FlowArrow />
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        colorMode={isDark ? 'dark' : 'light'}
        deleteKeyCode={null}
        onlyRenderVisibleElements={nodes.length > 100}
        minZoom={0.05}
        maxZoom={2.5}
        fitView
        fitViewOptions={fitOptions}
        onInit={({ getZoom, setViewport }) => {
          const first = nodes.toSorted((a, b) => a.position.x - b.position.x).find((node) => node.type === 'step');
          if (first && getZoom() < legibleZoom)
            void setViewport({ x: 40 - first.position.x * 0.6, y: 300 - first.position.y * 0.6, zoom: 0.6 });
        }}
        {...rest}
        onMoveStart={minimap.wake}
        onMoveEnd={minimap.rest}
        onNodeDragStart={minimap.wake}
        onNodeDragStop={minimap.rest}
      >
        <Background
          variant={BackgroundVariant.Dots}
          gap={22}
          size={1.6}
          color="var(--canvas-dot)"
          bgColor="var(--canvas)"
        />
        <Controls showZoom={false} showFitView={false} showInteractive={false} aria-label={texts.controls}>
          {controls.map(({ view, icon: Icon }) => (
            <ControlButton key={view} onClick={views[view]} title={texts[view]} aria-label={texts[view]}>
              <Icon aria-hidden />
            </ControlButton>
          ))}
        </Controls>
        <MiniMap
          pannable
          zoomable
          ariaLabel={texts.minimap}
          nodeColor={colorOf}
          nodeBorderRadius={14}
          className={minimap.isAwake ? 'canvas-map canvas-map-awake' : 'canvas-map'}
          onClick={(_, at) => void flow.setCenter(at.x, at.y, { zoom: flow.getZoom(), duration: 200 })}
        />
        {children}
      </ReactFlow>
      {overlay}
    </section>
  );
}

function colorOf(node: CanvasNode): string {
  if (node.type === 'note') return 'transparent';
  const status = node.data.state?.status;
  return status === 'error'
    ? 'var(--bad-strong)'
    : status === 'success'
      ? 'var(--ok-strong)'
      : status === 'running'
        ? 'var(--accent)'
        : 'var(--line-strong)';
}
