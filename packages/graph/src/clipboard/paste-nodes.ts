import type { WorkflowDocument, WorkflowNode, WorkflowOperation } from '@leadloom/contracts';
import { applyOperations } from '../operations/apply-operations.ts';
import { listWires } from '../operations/wires.ts';
import type { Clipping } from './copy-nodes.ts';
import { takeFreeName } from './free-name.ts';

export interface Pasted {
  operations: WorkflowOperation[];
  /** Names that the nodes have now. */
  names: string[];
}

/**
 * A piece put into a drawing:
 * 1. nodes get new ids, and new webhook ids, as two webhooks cannot have one address;
 * 2. names that are taken are counted on, and wires, pinned items and references inside the piece follow;
 * 3. its upper left corner comes to stand at `at`.
 *
 * @param makeId gives a new id with each call.
 */
export function pasteNodes(
  document: Pick<WorkflowDocument, 'nodes'>,
  clipping: Clipping,
  at: readonly [number, number],
  makeId: () => string,
): Pasted {
  const distinct = withDistinctNames(clipping.nodes);
  const { document: piece } = applyOperations({ ...clipping, nodes: distinct }, renamesFor(document, distinct));
  const left = Math.min(...piece.nodes.map(({ position }) => position[0]!));
  const top = Math.min(...piece.nodes.map(({ position }) => position[1]!));
  const nodes = piece.nodes.map((node) => ({
    ...node,
    id: makeId(),
    ...(node.webhookId === undefined ? {} : { webhookId: makeId() }),
    position: [node.position[0]! - left + at[0], node.position[1]! - top + at[1]],
  }));
  const names = nodes.map(({ name }) => name);
  const isHere = new Set(names);
  const wires = listWires(piece.connections).filter(({ source, target }) => isHere.has(source) && isHere.has(target));
  const pinned = Object.entries(piece.pinData ?? {}).filter(
    (entry): entry is [string, unknown[]] => isHere.has(entry[0]) && Array.isArray(entry[1]),
  );
  const pinData = pinned.length === 0 ? {} : { pinData: Object.fromEntries(pinned) };
  return { operations: nodes.length === 0 ? [] : [{ op: 'addNodes', nodes, wires, ...pinData }], names };
}

/** New names avoid those of the piece as well, so that no renaming catches a reference twice. */
function renamesFor({ nodes }: Pick<WorkflowDocument, 'nodes'>, piece: readonly WorkflowNode[]): WorkflowOperation[] {
  const here = new Set(nodes.map(({ name }) => name));
  const taken = new Set([...here, ...piece.map(({ name }) => name)]);
  return piece.flatMap(({ name }) =>
    here.has(name) ? [{ op: 'renameNode' as const, from: name, to: takeFreeName(name, taken) }] : [],
  );
}

function withDistinctNames(nodes: readonly WorkflowNode[]): WorkflowNode[] {
  const taken = new Set<string>();
  return nodes.map((node) => {
    const name = takeFreeName(node.name, taken);
    return name === node.name ? node : { ...node, name };
  });
}
