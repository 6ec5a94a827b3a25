import type { NodeTypeInfo, WorkflowDocument, WorkflowFinding, WorkflowNode } from '@leadloom/contracts';
import type { Edge, Node } from '@xyflow/react';
import type { NodeState, RunState } from '../run/fold-run.ts';
import { type PortLayout, portLayout } from './port-layout.ts';

export type StepData = {
  node: WorkflowNode;
  type: NodeTypeInfo | undefined;
  layout: PortLayout;
  state: NodeState | null;
  isPinned: boolean;
  finding: WorkflowFinding | null;
};
export type NoteData = { content: string; color: number };
export type StepNode = Node<StepData, 'step'>;
export type NoteNode = Node<NoteData, 'note'>;
export type CanvasNode = StepNode | NoteNode;
export type CanvasEdge = Edge<{ isMain: boolean; items: number | null; runs: number; isActive: boolean }, 'flow'>;

const noteType = 'n8n-nodes-base.stickyNote';

interface Sources {
  document: WorkflowDocument;
  types: ReadonlyMap<string, NodeTypeInfo>;
  findings: readonly WorkflowFinding[];
  run: RunState | null;
}

/** What the canvas shows: a pure function of the document and the state of a run. */
export function projectCanvas(sources: Sources): { nodes: CanvasNode[]; edges: CanvasEdge[] } {
  return {
    nodes: sources.document.nodes.map((node) => (node.type === noteType ? noteOf(node) : stepOf(node, sources))),
    edges: edgesOf(sources),
  };
}

function stepOf(node: WorkflowNode, { document, types, findings, run }: Sources): StepNode {
  const type = types.get(node.type);
  const layout = portLayout(node, document, type);
  return {
    id: node.name,
    type: 'step',
    position: { x: node.position[0]!, y: node.position[1]! },
    width: layout.width,
    height: layout.height,
    data: {
      node,
      type,
      layout,
      state: run?.nodes[node.name] ?? null,
      isPinned: document.pinData?.[node.name] !== undefined,
      finding: findings.find((finding) => finding.node === node.name) ?? null,
    },
  };
}

function noteOf(node: WorkflowNode): NoteNode {
  const { content, width, height, color } = node.parameters ?? {};
  return {
    id: node.name,
    type: 'note',
    position: { x: node.position[0]!, y: node.position[1]! },
    width: typeof width === 'number' ? width : 240,
    height: typeof height === 'number' ? height : 160,
    zIndex: -10,
    selectable: false,
    focusable: false,
    data: { content: typeof content === 'string' ? content : '', color: typeof color === 'number' ? color : 1 },
  };
}

function edgesOf({ document, run }: Sources): CanvasEdge[] {
  const names = new Set(document.nodes.map((node) => node.name));
  const edges: CanvasEdge[] = [];
  for (const [source, byType] of Object.entries(document.connections)) {
    if (!names.has(source)) continue;
    for (const [kind, outputs] of Object.entries(byType))
      for (const [output, targets] of outputs.entries())
        for (const target of targets ?? []) {
          if (!names.has(target.node)) continue;
          const isMain = kind === 'main';
          const runs = isMain ? (run?.nodes[source]?.runs ?? []) : [];
          edges.push({
            id: `${source} ${kind} ${output} ${target.node} ${target.type} ${target.index}`,
            type: 'flow',
            source,
            target: target.node,
            sourceHandle: isMain ? `out-${output}` : `part-out-${kind}`,
            targetHandle: target.type === 'main' ? `in-${target.index}` : `part-in-${target.type}`,
            data: {
              isMain,
              items: runs.length === 0 ? null : runs.reduce((sum, { items }) => sum + (items[output] ?? 0), 0),
              runs: runs.length,
              isActive: run?.nodes[target.node]?.status === 'running' && runs.length > 0,
            },
          });
        }
  }
  return edges;
}
