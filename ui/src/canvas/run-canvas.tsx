import '@xyflow/react/dist/style.css';
import type { WorkflowDocument, WorkflowFinding } from '@leadloom/contracts';
import {
  Background,
  BackgroundVariant,
  ControlButton,
  Controls,
  MiniMap,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
} from '@xyflow/react';
import { Maximize, Minus, Plus } from 'lucide-react';
import { type CSSProperties, type ReactNode, useEffect, useMemo } from 'react';
import type { RunState } from '../run/fold-run.ts';
import { usePageActions } from '../shell/command-provider.tsx';
import { useTheme } from '../shell/use-theme.ts';
import { FlowArrow, FlowEdge } from './flow-edge.tsx';
import { NoteNode } from './note-node.tsx';
import { projectCanvas } from './project-canvas.ts';
import { StepNode } from './step-node.tsx';
import { canvasTexts as texts } from './texts.ts';
import { useLegibleScale } from './use-legible-scale.ts';
import { useNodeTypes } from './use-node-types.ts';
import './run-canvas.css';

const nodeTypes = { step: StepNode, note: NoteNode };
const edgeTypes = { flow: FlowEdge };

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

const controls = [
  { view: 'fitView', icon: Maximize },
  { view: 'zoomIn', icon: Plus },
  { view: 'zoomOut', icon: Minus },
] as const;
const noFindings: readonly WorkflowFinding[] = [];
/** The run button stands at the bottom; the drawing ends above it. */
const fitOptions = { padding: { x: '5%', top: '32px', bottom: '104px' }, maxZoom: 1.1 } as const;
/** Under this zoom names cannot be read; a wide drawing on a phone then begins at its start instead of being shown whole. */
const legibleZoom = 0.34;

function Canvas({ document, findings = noFindings, run, selected, onSelect, children }: RunCanvasProps) {
  const types = useNodeTypes();
  const { isDark } = useTheme();
  const flow = useReactFlow();
  const scale = useLegibleScale();
  const drawn = useMemo(() => projectCanvas({ document, types, findings, run }), [document, types, findings, run]);
  const nodes = useMemo(
    () =>
      drawn.nodes.map((node) => ({
        ...node,
        selected: node.id === selected,
        ...(node.type === 'step'
          ? {
              ariaLabel: texts.nodeLabel(
                node.id,
                node.data.type?.displayName ?? node.data.node.type,
                texts.state[node.data.state?.status ?? 'idle'],
              ),
            }
          : {}),
      })),
    [drawn.nodes, selected],
  );
  const views = {
    fitView: () => void flow.fitView({ ...fitOptions, duration: 250 }),
    zoomIn: () => void flow.zoomIn({ duration: 150 }),
    zoomOut: () => void flow.zoomOut({ duration: 150 }),
  };
  usePageActions(views);
  // A node that is chosen from outside (an error, a finding) may be out of sight.
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
        duration: 250,
      });
  }, [selected, flow]);
  return (
    <section className="canvas" aria-label={texts.label} style={{ '--scale': scale } as CSSProperties}>
      <FlowArrow />
      <ReactFlow
        nodes={nodes}
        edges={drawn.edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        colorMode={isDark ? 'dark' : 'light'}
        nodesDraggable={false}
        nodesConnectable={false}
        edgesFocusable={false}
        deleteKeyCode={null}
        multiSelectionKeyCode={null}
        selectionKeyCode={null}
        onlyRenderVisibleElements={document.nodes.length > 150}
        minZoom={0.05}
        maxZoom={2.5}
        fitView
        fitViewOptions={fitOptions}
        onInit={({ getZoom, setViewport }) => {
          const first = drawn.nodes
            .toSorted((a, b) => a.position.x - b.position.x)
            .find((node) => node.type === 'step');
          if (first && getZoom() < legibleZoom)
            void setViewport({ x: 40 - first.position.x * 0.6, y: 300 - first.position.y * 0.6, zoom: 0.6 });
        }}
        onNodeClick={(_, node) => onSelect(node.type === 'step' ? node.id : null)}
        onPaneClick={() => onSelect(null)}
        onNodesChange={(changes) => {
          // Enter or Space on a focused node selects it.
          const chosen = changes.find((change) => change.type === 'select' && change.selected);
          if (chosen?.type === 'select') onSelect(chosen.id);
        }}
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
          className="canvas-map"
        />
      </ReactFlow>
      {children}
    </section>
  );
}

function colorOf(node: { type?: string | undefined; data: unknown }): string {
  if (node.type === 'note') return 'transparent';
  const status = (node.data as { state: { status: string } | null }).state?.status;
  return status === 'error'
    ? 'var(--bad-strong)'
    : status === 'success'
      ? 'var(--ok-strong)'
      : status === 'running'
        ? 'var(--accent)'
        : 'var(--line-strong)';
}
