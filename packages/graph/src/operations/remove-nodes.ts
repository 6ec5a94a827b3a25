import type { WorkflowDocument } from '@leadloom/contracts';
import { disconnect } from './connect.ts';
import type { Edit, Operation } from './edit.ts';
import { placeOf } from './nodes-by-name.ts';
import { own, without } from './own.ts';
import { listWires } from './wires.ts';

/** Takes nodes away with their wires and pinned items. */
export function removeNodes(document: WorkflowDocument, operation: Operation<'removeNodes'>): Edit {
  const names = new Set(operation.names);
  for (const name of names) placeOf(document, name);
  const wires = listWires(document.connections).filter(({ source, target }) => names.has(source) || names.has(target));
  const cut = disconnect(document, { op: 'disconnect', wires }).document;
  const places = document.nodes.flatMap(({ name }, place) => (names.has(name) ? [place] : []));
  const pinned = [...names].filter((name) => own(document.pinData, name) !== undefined);
  return {
    document: {
      ...cut,
      // A node may have left an entry without wires behind, which would be that of a later node with its name.
      connections: without(cut.connections, names),
      nodes: document.nodes.filter(({ name }) => !names.has(name)),
      ...(pinned.length === 0 ? {} : { pinData: without(document.pinData ?? {}, names) }),
    },
    undo: [
      {
        op: 'addNodes',
        nodes: document.nodes.filter(({ name }) => names.has(name)),
        places,
        wires,
        ...(pinned.length === 0
          ? {}
          : { pinData: Object.fromEntries(pinned.map((name) => [name, own(document.pinData, name) as unknown[]])) }),
      },
    ],
  };
}
