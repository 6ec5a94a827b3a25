import type {
  DocumentDifference,
  MergeConflict,
  ValueDifference,
  WorkflowDocument,
  WorkflowOperation,
} from '@leadloom/contracts';
import { diffDocuments } from '../diff/diff-documents.ts';
import { applyOperations } from '../operations/apply-operations.ts';
import { isSame } from '../operations/is-same.ts';
import { OperationError } from '../operations/operation-error.ts';

export interface Merge {
  /** What `operations` were made for. */
  base: WorkflowDocument;
  /** What others have made of it since. */
  newest: WorkflowDocument;
  operations: readonly WorkflowOperation[];
}

export type Merged = { document: WorkflowDocument } | { conflicts: MergeConflict[] };

/**
 * The operations done to the newest document, unless they meet a change of others: the same node, wire, pinned data or setting. Of two who
 * moved the same node the last one wins.
 * 1. What the operations change of the base, and what others changed, are two differences.
 * 2. Where both touch the same, it is a conflict, unless both made the same of it.
 * 3. What does not fit the newest document is one too.
 */
export function mergeOperations({ base, newest, operations }: Merge): Merged {
  const wanted = applyOperations(base, operations).document;
  // A save whose answer was lost comes again.
  if (isSame(wanted, newest)) return { document: newest };
  const mine = diffDocuments(base, wanted);
  const theirs = diffDocuments(base, newest);
  const conflicts = conflictsOf(operations, mine, theirs);
  if (conflicts.length > 0) return { conflicts };
  try {
    return { document: applyOperations(newest, operations).document };
  } catch (error) {
    if (error instanceof OperationError) return { conflicts: [{ about: 'document', message: error.message }] };
    throw error;
  }
}

function conflictsOf(
  operations: readonly WorkflowOperation[],
  mine: DocumentDifference,
  theirs: DocumentDifference,
): MergeConflict[] {
  const [ours, others] = [touchesOf(mine), touchesOf(theirs)];
  const both = (name: 'nodes' | 'pins' | 'settings') =>
    [...ours[name]].flatMap(([key, value]) =>
      others[name].has(key) && !isSame(value, others[name].get(key)) ? [key] : [],
    );
  const named = (about: MergeConflict['about'], names: Iterable<string>): MergeConflict[] =>
    [...new Set(names)].map((node) => ({ about, node }));
  const nodes = both('nodes');
  const wires = [
    ...[...ours.removed].filter((name) => others.wired.has(name)),
    ...[...others.removed].filter((name) => ours.wired.has(name)),
    ...operations.flatMap((operation) =>
      operation.op === 'setConnections'
        ? Object.keys(operation.connections).filter((name) => others.wired.has(name))
        : [],
    ),
  ].filter((name) => !nodes.includes(name));
  const isReplaced = operations.some(({ op }) => op === 'replaceDocument') && hasAny(theirs);
  return [
    ...(isReplaced ? [{ about: 'document' as const }] : []),
    ...named('node', nodes),
    ...named('wires', wires),
    ...named('pinData', both('pins')),
    ...both('settings').map((setting) => ({ about: 'settings' as const, setting })),
  ];
}

interface Touches {
  /** What each is to be, by its name in the base and its new one; null for one that goes. */
  nodes: Map<string, object | null>;
  removed: Set<string>;
  /** Nodes at the ends of wires that came or went. */
  wired: Set<string>;
  pins: Map<string, unknown>;
  settings: Map<string, unknown>;
}

function touchesOf({ nodes, wires, settings, pinData }: DocumentDifference): Touches {
  const changed = nodes.filter(
    ({ before, after, isRenamed, values }) => !before || !after || isRenamed || values.length > 0,
  );
  const contents = changed.flatMap(({ before, after }) => {
    const content = after && { ...after, position: null };
    return [before, after].flatMap((node) => (node ? [[node.name, content] as const] : []));
  });
  const valuesOf = (values: readonly ValueDifference[]) =>
    new Map(values.map(({ path: [name = ''], ...rest }) => [name, rest.after]));
  return {
    nodes: new Map(contents),
    removed: new Set(nodes.flatMap(({ before, after }) => (before && !after ? [before.name] : []))),
    wired: new Set([...wires.added, ...wires.removed].flatMap(({ source, target }) => [source, target])),
    pins: valuesOf(pinData),
    settings: valuesOf(settings),
  };
}

function hasAny({ nodes, wires, settings, pinData }: DocumentDifference): boolean {
  return [nodes, wires.added, wires.removed, settings, pinData].some((list) => list.length > 0);
}
