import type { WorkflowDocument } from '@leadloom/contracts';
import type { Edit, Operation } from './edit.ts';
import { placeOf } from './nodes-by-name.ts';
import { placeOfWire, withoutWire, withWire } from './wires.ts';

/** Wires that are there already stay as they are. */
export function connect(document: WorkflowDocument, { wires }: Operation<'connect'>): Edit {
  for (const { source, target } of wires) for (const name of [source, target]) placeOf(document, name);
  const added = wires.filter((wire) => placeOfWire(document.connections, wire) === undefined);
  const connections = added.reduce(withWire, document.connections);
  return {
    document: connections === document.connections ? document : { ...document, connections },
    undo: added.length === 0 ? [] : [{ op: 'disconnect', wires: added.toReversed() }],
  };
}

/** Wires that are not there are not missed. */
export function disconnect(document: WorkflowDocument, { wires }: Operation<'disconnect'>): Edit {
  let { connections } = document;
  const removed = [];
  for (const wire of wires) {
    const at = placeOfWire(connections, wire);
    if (at === undefined) continue;
    removed.unshift({ ...wire, at });
    connections = withoutWire(connections, wire);
  }
  return {
    document: removed.length === 0 ? document : { ...document, connections },
    undo: removed.length === 0 ? [] : [{ op: 'connect', wires: removed }],
  };
}
