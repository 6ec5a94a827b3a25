import type { NodeTypeInfo, Wire, WorkflowDocument, WorkflowFinding, WorkflowNode } from '@leadloom/contracts';
import { isSame, listWires } from '@leadloom/graph';
import type { Edge, Node } from '@xyflow/react';
import type { NodeState, RunState } from '../run/fold-run.ts';
import { handlesOf } from './handles-of.ts';
import { type PortLayout, portLayout, usedPortsOf } from './port-layout.ts';
import { edgeIdOf, handleOf } from './ports.ts';
import { canvasTexts as texts } from './texts.ts';

export type StepData = {
  node: WorkflowNode;
  type: NodeTypeInfo | undefined;
  layout: PortLayout;
  state: NodeState | null;
  isPinned: boolean;
  finding: WorkflowFinding | null;
  /** Why what it gave in the run that is shown is out of date. */
  stale: string | null;
};
export type NoteData = { node: WorkflowNode; content: string; color: number };
export type StepNode = Node<StepData, 'step'>;
export type NoteNode = Node<NoteData, 'note'>;
export type CanvasNode = StepNode | NoteNode;
export type CanvasEdge = Edge<
  { wire: Wire; isMain: boolean; items: number | null; runs: number; isActive: boolean },
  'flow'
>;

export interface Drawing {
  nodes: CanvasNode[];
  edges: CanvasEdge[];
}

const noteType = 'n8n-nodes-base.stickyNote';

interface Sources {
  document: WorkflowDocument;
  types: ReadonlyMap<string, NodeTypeInfo>;
  findings: readonly WorkflowFinding[];
  run: RunState | null;
  stale?: ReadonlyMap<string, string> | undefined;
}

/**
 * What the canvas shows: a pure function of the document and the state of a run. What is as in the drawing before is the same object, so that
 * it is not drawn again.
 */
export function projectCanvas(sources: Sources, before?: Drawing): Drawing {
  const used = usedPortsOf(sources.document);
  const known = new Map<string, CanvasNode | CanvasEdge>(
    [...(before?.nodes ?? []), ...(before?.edges ?? [])].map((drawn) => [drawn.id, drawn]),
  );
  const kept = <Kind extends CanvasNode | CanvasEdge>(drawn: Kind): Kind => {
    const old = known.get(drawn.id);
    return old !== undefined && isSame(old, drawn) ? (old as Kind) : drawn;
  };
  return {
    nodes: sources.document.nodes.map((node) =>
      kept(node.type === noteType ? noteOf(node) : stepOf(node, sources, used)),
    ),
    edges: edgesOf(sources).map(kept),
  };
}

function stepOf(
  node: WorkflowNode,
  { document, types, findings, run, stale }: Sources,
  used: ReturnType<typeof usedPortsOf>,
): StepNode {
  const type = types.get(node.type);
  const layout = portLayout(node, used, type);
  const state = run?.nodes[node.name] ?? null;
  return {
    id: node.name,
    type: 'step',
    ...placed(node, layout.width, layout.height),
    handles: handlesOf(layout),
    ariaLabel: texts.nodeLabel(node.name, type?.displayName ?? node.type, texts.state[state?.status ?? 'idle']),
    data: {
      node,
      type,
      layout,
      state,
      isPinned: document.pinData?.[node.name] !== undefined,
      finding: findings.find((finding) => finding.node === node.name) ?? null,
      stale: stale?.get(node.name) ?? null,
    },
  };
}

function noteOf(node: WorkflowNode): NoteNode {
  const { content: text, width, height, color } = node.parameters ?? {};
  const content = typeof text === 'string' ? text : '';
  return {
    id: node.name,
    type: 'note',
    ...placed(node, typeof width === 'number' ? width : 240, typeof height === 'number' ? height : 160),
    zIndex: -10,
    ariaLabel: texts.noteLabel(content),
    data: { node, content, color: typeof color === 'number' ? color : 1 },
  };
}

/** The size is known before anything is drawn, so that wires to what is out of sight can be. */
function placed({ position }: WorkflowNode, width: number, height: number) {
  return { position: { x: position[0]!, y: position[1]! }, width, height, measured: { width, height } };
}

function edgesOf({ document, run }: Sources): CanvasEdge[] {
  const names = new Set(document.nodes.map((node) => node.name));
  const edges = new Map<string, CanvasEdge>();
  for (const { at: _, ...wire } of listWires(document.connections)) {
    const { source, sourceType, sourceIndex, target, targetType, targetIndex } = wire;
    if (!names.has(source) || !names.has(target)) continue;
    const isMain = sourceType === 'main';
    const runs = isMain ? (run?.nodes[source]?.runs ?? []) : [];
    const id = edgeIdOf(wire);
    edges.set(id, {
      id,
      type: 'flow',
      source,
      target,
      sourceHandle: handleOf({ isOutput: true, type: sourceType, index: sourceIndex }),
      targetHandle: handleOf({ isOutput: false, type: targetType, index: targetIndex }),
      data: {
        wire,
        isMain,
        items: runs.length === 0 ? null : runs.reduce((sum, { items }) => sum + (items[sourceIndex] ?? 0), 0),
        runs: runs.length,
        isActive: run?.nodes[target]?.status === 'running' && runs.length > 0,
      },
    });
  }
  return [...edges.values()];
}
