import type { PlacedWire, Wire, WorkflowConnections } from '@leadloom/contracts';
import { own, without } from './own.ts';

type Outputs = WorkflowConnections[string];
type Targets = NonNullable<Outputs[string][number]>;
export type WireWithPlace = PlacedWire & { at: number };

/** Every wire of a document with its place among those of its output. */
export function listWires(connections: WorkflowConnections): WireWithPlace[] {
  return Object.entries(connections).flatMap(([source, byType]) =>
    Object.entries(byType).flatMap(([sourceType, outputs]) =>
      outputs.flatMap((targets, sourceIndex) =>
        (targets ?? []).map(({ node, type, index }, at) => ({
          source,
          sourceType,
          sourceIndex,
          target: node,
          targetType: type,
          targetIndex: index,
          at,
        })),
      ),
    ),
  );
}

/** The place of a wire among those of its output; undefined when it is not there. */
export function placeOfWire(connections: WorkflowConnections, wire: Wire): number | undefined {
  const place = targetsOf(connections, wire).findIndex((target) => leadsTo(target, wire));
  return place === -1 ? undefined : place;
}

export function withWire(connections: WorkflowConnections, wire: PlacedWire): WorkflowConnections {
  const targets = [...targetsOf(connections, wire)];
  targets.splice(wire.at ?? targets.length, 0, {
    node: wire.target,
    type: wire.targetType,
    index: wire.targetIndex,
  });
  return withTargets(connections, wire, targets);
}

/** Without the wire, and without the empty lists that it leaves at the end. */
export function withoutWire(connections: WorkflowConnections, wire: Wire): WorkflowConnections {
  const targets = targetsOf(connections, wire).filter((target) => !leadsTo(target, wire));
  return withTargets(connections, wire, targets);
}

function leadsTo({ node, type, index }: Targets[number], wire: Wire): boolean {
  return node === wire.target && type === wire.targetType && index === wire.targetIndex;
}

function targetsOf(connections: WorkflowConnections, { source, sourceType, sourceIndex }: Wire): Targets {
  return own(own(connections, source), sourceType)?.[sourceIndex] ?? [];
}

function withTargets(connections: WorkflowConnections, wire: Wire, targets: Targets): WorkflowConnections {
  const byType = own(connections, wire.source) ?? {};
  const outputs = [...(own(byType, wire.sourceType) ?? [])];
  while (outputs.length <= wire.sourceIndex) outputs.push([]);
  outputs[wire.sourceIndex] = targets;
  if (targets.length === 0) while (outputs.length > 0 && (outputs.at(-1) ?? []).length === 0) outputs.pop();
  const left: Outputs =
    outputs.length === 0 ? without(byType, new Set([wire.sourceType])) : { ...byType, [wire.sourceType]: outputs };
  return Object.keys(left).length === 0
    ? without(connections, new Set([wire.source]))
    : { ...connections, [wire.source]: left };
}
