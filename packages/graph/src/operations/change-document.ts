import type { WorkflowDocument } from '@leadloom/contracts';
import { changeKeys } from './change-keys.ts';
import type { Edit, Operation } from './edit.ts';
import { placeOf } from './nodes-by-name.ts';
import { OperationError } from './operation-error.ts';
import { own, without } from './own.ts';

export function changeDocument(document: WorkflowDocument, operation: Operation<'changeDocument'>): Edit {
  const { set = {}, unset = [] } = operation;
  for (const key of ['nodes', 'connections'])
    if (key in set || unset.includes(key))
      throw new OperationError('key_not_allowed', `The ${key} of a workflow are not changed this way.`);
  const changed = changeKeys(document, set, unset);
  return { document: changed.record, undo: [{ op: 'changeDocument', ...changed.undo }] };
}

export function changeSettings(document: WorkflowDocument, operation: Operation<'changeSettings'>): Edit {
  const changed = changeKeys(document.settings ?? {}, operation.set ?? {}, operation.unset ?? []);
  return {
    document: { ...document, settings: changed.record },
    undo: [{ op: 'changeSettings', ...changed.undo }],
  };
}

export function setPinData(document: WorkflowDocument, { node, items }: Operation<'setPinData'>): Edit {
  placeOf(document, node);
  const before = own(document.pinData, node);
  const others = without(document.pinData ?? {}, new Set([node]));
  return {
    document: { ...document, pinData: items === null ? others : { ...others, [node]: items } },
    undo: [{ op: 'setPinData', node, items: (before as unknown[] | undefined) ?? null }],
  };
}

export function setConnections(document: WorkflowDocument, { connections }: Operation<'setConnections'>): Edit {
  const names = Object.keys(connections);
  const given = Object.entries(connections).flatMap(([name, outputs]) => (outputs === null ? [] : [[name, outputs]]));
  return {
    document: {
      ...document,
      connections: { ...without(document.connections, new Set(names)), ...Object.fromEntries(given) },
    },
    undo: [
      {
        op: 'setConnections',
        connections: Object.fromEntries(names.map((name) => [name, own(document.connections, name) ?? null])),
      },
    ],
  };
}
