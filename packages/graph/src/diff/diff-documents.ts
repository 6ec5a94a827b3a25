import type {
  DocumentDifference,
  NodeDifference,
  ValueDifference,
  Wire,
  WorkflowDocument,
  WorkflowNode,
} from '@leadloom/contracts';
import { isSame } from '../operations/is-same.ts';
import { listWires } from '../operations/wires.ts';
import { type NodePair, pairNodes } from './pair-nodes.ts';
import { valueDifferences } from './value-differences.ts';
import { wireKey } from './wire-key.ts';

/** What makes the second document another than the first. */
export function diffDocuments(before: WorkflowDocument, after: WorkflowDocument): DocumentDifference {
  const pairs = pairNodes(before.nodes, after.nodes);
  const newName = new Map(
    pairs.flatMap((pair) => (pair.before && pair.after ? [[pair.before.name, pair.after.name]] : [])),
  );
  const nameOf = (name: string) => newName.get(name) ?? name;
  return {
    nodes: pairs.flatMap(differenceOf),
    wires: diffWires(wiresOf(before), wiresOf(after), nameOf),
    settings: valueDifferences(before.settings ?? {}, after.settings ?? {}),
    pinData: pinDifferences(before, after, nameOf),
  };
}

function differenceOf(pair: NodePair): NodeDifference[] {
  const { before, after } = pair;
  if (before === null || after === null) return [{ ...pair, isRenamed: false, isMoved: false, values: [] }];
  const isRenamed = before.name !== after.name;
  const isMoved = before.position.some((coordinate, axis) => coordinate !== after.position[axis]);
  const values = valueDifferences(contentOf(before), contentOf(after));
  return isRenamed || isMoved || values.length > 0 ? [{ ...pair, isRenamed, isMoved, values }] : [];
}

function contentOf({ id: _id, name: _name, position: _position, ...content }: WorkflowNode): object {
  return content;
}

function wiresOf({ connections }: WorkflowDocument): Wire[] {
  return listWires(connections).map(({ at: _at, ...wire }) => wire);
}

function diffWires(before: readonly Wire[], after: readonly Wire[], nameOf: (name: string) => string) {
  const named = before.map((wire) => ({
    wire,
    key: wireKey({ ...wire, source: nameOf(wire.source), target: nameOf(wire.target) }),
  }));
  const had = new Set(named.map(({ key }) => key));
  const has = new Set(after.map(wireKey));
  return {
    added: after.filter((wire) => !had.has(wireKey(wire))),
    removed: named.filter(({ key }) => !has.has(key)).map(({ wire }) => wire),
  };
}

function pinDifferences(before: WorkflowDocument, after: WorkflowDocument, nameOf: (name: string) => string) {
  const had = new Map(Object.entries(before.pinData ?? {}).map(([name, items]) => [nameOf(name), items]));
  const has = new Map(Object.entries(after.pinData ?? {}));
  return [...new Set([...had.keys(), ...has.keys()])].flatMap((node): ValueDifference[] => {
    const [old, now] = [had.get(node), has.get(node)];
    if (isSame(old, now)) return [];
    return [
      { path: [node], ...(old === undefined ? {} : { before: old }), ...(now === undefined ? {} : { after: now }) },
    ];
  });
}
