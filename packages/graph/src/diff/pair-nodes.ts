import type { WorkflowNode } from '@leadloom/contracts';

export interface NodePair {
  before: WorkflowNode | null;
  after: WorkflowNode | null;
}

/**
 * Which node of one drawing is which of another:
 * 1. by id, name and type;
 * 2. of what is left, by id and type: it was renamed;
 * 3. of what is left, by name and type: it was deleted and drawn again.
 * What then is left was added or removed. In the order of `after`, then what was removed.
 */
export function pairNodes(before: readonly WorkflowNode[], after: readonly WorkflowNode[]): NodePair[] {
  const partner = new Map<WorkflowNode, WorkflowNode>();
  const free = new Set(before);
  const pair = (keyOf: (node: WorkflowNode) => string | null) => {
    const byKey = new Map<string, WorkflowNode | null>();
    for (const node of free) {
      const key = keyOf(node);
      // An id that several nodes have, as copies made by hand do, says nothing.
      if (key !== null) byKey.set(key, byKey.has(key) ? null : node);
    }
    for (const node of after) {
      const key = keyOf(node);
      const found = key === null || partner.has(node) ? undefined : byKey.get(key);
      if (!found || !free.delete(found)) continue;
      partner.set(node, found);
    }
  };
  pair(({ id, name, type }) => JSON.stringify([id, name, type]));
  pair(({ id, type }) => (id === undefined ? null : JSON.stringify([id, type])));
  pair(({ name, type }) => JSON.stringify([name, type]));
  return [
    ...after.map((node) => ({ before: partner.get(node) ?? null, after: node })),
    ...[...free].map((node) => ({ before: node, after: null })),
  ];
}
