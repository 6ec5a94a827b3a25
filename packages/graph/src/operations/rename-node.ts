import type { WorkflowConnections, WorkflowDocument } from '@leadloom/contracts';
import type { Edit, Operation } from './edit.ts';
import { placeOf, refuseName } from './nodes-by-name.ts';
import { renameInNode } from './rename-references.ts';

/** Gives a node another name; wires, pinned items and references in expressions and code follow. */
export function renameNode(document: WorkflowDocument, { from, to }: Operation<'renameNode'>): Edit {
  const place = placeOf(document, from);
  if (from === to) return { document, undo: [] };
  refuseName(to, new Set(document.nodes.map(({ name }) => name)));
  const nodes = document.nodes.map((node, at) => {
    const followed = renameInNode(node, from, to);
    return at === place ? { ...followed, name: to } : followed;
  });
  return {
    document: {
      ...document,
      nodes,
      connections: renameInConnections(document.connections, from, to),
      ...(document.pinData === undefined ? {} : { pinData: renameKey(document.pinData, from, to) }),
    },
    undo: [{ op: 'renameNode', from: to, to: from }],
  };
}

function renameInConnections(connections: WorkflowConnections, from: string, to: string): WorkflowConnections {
  const followed = Object.entries(connections).map(([source, byType]) => {
    const isTouched = Object.values(byType).some((outputs) =>
      outputs.some((targets) => targets?.some(({ node }) => node === from)),
    );
    if (!isTouched) return [source, byType] as const;
    const outputsByType = Object.entries(byType).map(([type, outputs]) => [
      type,
      outputs.map(
        (targets) => targets?.map((target) => (target.node === from ? { ...target, node: to } : target)) ?? null,
      ),
    ]);
    return [source, Object.fromEntries(outputsByType) as typeof byType] as const;
  });
  return renameKey(Object.fromEntries(followed), from, to);
}

/** The key keeps its place among the others, so that a written document changes in that line alone. */
function renameKey<Value>(record: Readonly<Record<string, Value>>, from: string, to: string): Record<string, Value> {
  if (!Object.hasOwn(record, from)) return record;
  return Object.fromEntries(
    Object.entries(record).flatMap(([key, value]) => {
      if (key === to) return [];
      return [[key === from ? to : key, value] as const];
    }),
  );
}
