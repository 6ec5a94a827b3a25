import type { WorkflowDocument, WorkflowNode, WorkflowOperation } from '@leadloom/contracts';
import { addNodes } from './add-nodes.ts';
import { isSame } from './is-same.ts';
import { own } from './own.ts';
import { removeNodes } from './remove-nodes.ts';

type Change = { set?: Record<string, unknown>; unset?: string[] };

/**
 * Operations that make `to` of `from`, exactly:
 * 1. nodes that are not in `to` go, those that are only there come;
 * 2. what differs in the others, in the connections of each source and in the other keys is set.
 * Where the lists of nodes cannot be brought in line that way (two of one name, another order), the document is replaced.
 */
export function operationsBetween(from: WorkflowDocument, to: WorkflowDocument): WorkflowOperation[] {
  if (from === to) return [];
  const before = byName(from);
  const after = byName(to);
  const kept = from.nodes.map(({ name }) => name).filter((name) => after.has(name));
  const expected = to.nodes.map(({ name }) => name).filter((name) => before.has(name));
  if (before.size < from.nodes.length || after.size < to.nodes.length || !isSame(kept, expected))
    return isSame(from, to) ? [] : [{ op: 'replaceDocument', document: to }];
  const names = from.nodes.map(({ name }) => name).filter((name) => !after.has(name));
  const nodes = to.nodes.filter(({ name }) => !before.has(name));
  const removal = { op: 'removeNodes' as const, names };
  const addition = { op: 'addNodes' as const, nodes, places: nodes.map((node) => to.nodes.indexOf(node)) };
  // Nodes that go take along wires and pinned items that `to` may have, so what is left is compared after that.
  let reached = from;
  if (names.length > 0) reached = removeNodes(reached, removal).document;
  if (nodes.length > 0) reached = addNodes(reached, addition).document;
  return [
    ...(names.length === 0 ? [] : [removal]),
    ...(nodes.length === 0 ? [] : [addition]),
    ...kept.flatMap((name) => nodeChanges(before.get(name), after.get(name))),
    ...connectionChanges(reached, to),
    ...documentChanges(reached, to),
  ];
}

function byName({ nodes }: WorkflowDocument): Map<string, WorkflowNode> {
  return new Map(nodes.map((node) => [node.name, node]));
}

function nodeChanges(from: WorkflowNode | undefined, to: WorkflowNode | undefined): WorkflowOperation[] {
  if (from === undefined || to === undefined || from === to) return [];
  const change = keyChange({ ...from, position: 0 }, { ...to, position: 0 });
  return [
    ...(isSame(from.position, to.position)
      ? []
      : [{ op: 'moveNodes' as const, positions: { [to.name]: to.position } }]),
    ...(change === undefined ? [] : [{ op: 'changeNode' as const, name: to.name, ...change }]),
  ];
}

function connectionChanges(from: WorkflowDocument, to: WorkflowDocument): WorkflowOperation[] {
  const sources = new Set([...Object.keys(from.connections), ...Object.keys(to.connections)]);
  const changed = [...sources].filter((name) => !isSame(own(from.connections, name), own(to.connections, name)));
  if (changed.length === 0) return [];
  const connections = Object.fromEntries(changed.map((name) => [name, own(to.connections, name) ?? null]));
  return [{ op: 'setConnections', connections }];
}

function documentChanges(from: WorkflowDocument, to: WorkflowDocument): WorkflowOperation[] {
  const { nodes: _, connections: __, ...before } = from;
  const { nodes: ___, connections: ____, ...after } = to;
  const change = keyChange(before, after);
  return change === undefined ? [] : [{ op: 'changeDocument', ...change }];
}

function keyChange(from: object, to: object): Change | undefined {
  const before: Readonly<Record<string, unknown>> = { ...from };
  const set = Object.entries(to).filter(([key, value]) => !Object.hasOwn(before, key) || !isSame(value, before[key]));
  const unset = Object.keys(before).filter((key) => !Object.hasOwn(to, key));
  if (set.length === 0 && unset.length === 0) return undefined;
  return {
    ...(set.length === 0 ? {} : { set: Object.fromEntries(set) }),
    ...(unset.length === 0 ? {} : { unset }),
  };
}
