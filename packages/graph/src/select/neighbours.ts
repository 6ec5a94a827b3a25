import type { Wire, WorkflowDocument } from '@leadloom/contracts';
import { listWires } from '../operations/wires.ts';

type Drawing = Pick<WorkflowDocument, 'connections'>;

/** The given nodes and all that their items come from, with what hangs below them (models, tools, memories). */
export function upstreamOf(document: Drawing, names: Iterable<string>): Set<string> {
  return withParts(document, follow(mainWires(document), names, 'target', 'source'));
}

/** The given nodes and all that their items may come to, with what hangs below them. */
export function downstreamOf(document: Drawing, names: Iterable<string>): Set<string> {
  return withParts(document, follow(mainWires(document), names, 'source', 'target'));
}

/** All nodes that wires of any kind and direction join with the given ones. */
export function connectedTo(document: Drawing, names: Iterable<string>): Set<string> {
  const wires = listWires(document.connections);
  const back = wires.map(({ source, target }) => ({ source: target, target: source }));
  return follow([...wires, ...back], names, 'source', 'target');
}

/** The given nodes and their sub-nodes, and the sub-nodes of those. */
export function withParts(document: Drawing, names: Iterable<string>): Set<string> {
  const parts = listWires(document.connections).filter(({ sourceType }) => sourceType !== 'main');
  return follow(parts, names, 'target', 'source');
}

function mainWires({ connections }: Drawing): Wire[] {
  return listWires(connections).filter(({ sourceType }) => sourceType === 'main');
}

function follow(
  wires: readonly Pick<Wire, 'source' | 'target'>[],
  names: Iterable<string>,
  from: 'source' | 'target',
  to: 'source' | 'target',
): Set<string> {
  const next = Map.groupBy(wires, (wire) => wire[from]);
  const reached = new Set(names);
  for (const name of reached) for (const wire of next.get(name) ?? []) reached.add(wire[to]);
  return reached;
}
