import type { PlacedWire, WorkflowDocument, WorkflowNode, WorkflowOperation } from '@leadloom/contracts';
import { isNote } from '../arrange/is-note.ts';
import { copyNodes } from '../clipboard/copy-nodes.ts';
import { takeFreeName } from '../clipboard/free-name.ts';
import { applyOperations } from '../operations/apply-operations.ts';
import { withParts } from '../select/neighbours.ts';
import { findBorder } from './find-border.ts';
import { handOver } from './hand-over.ts';
import { refersTo } from './references.ts';

export interface Extraction {
  /** The sub-workflow, to be stored. */
  document: WorkflowDocument;
  /** What puts a call of it in the place of the nodes, once its id is known. */
  replace: (workflowId: string) => WorkflowOperation[];
  /** The node that calls. */
  caller: string;
}

export interface ExtractOptions {
  name: string;
  makeId: () => string;
  isTrigger: (type: string) => boolean;
}

const starter = 'When Executed by Another Workflow';

/**
 * Nodes made into a workflow of their own, and the call that stands in their place:
 * 1. it begins where items come into the selection, at one place, and ends where they leave it;
 * 2. what expressions in it refer to outside is handed over as fields of the items;
 * 3. references from outside to the node at its end are led to the call.
 *
 * @returns what to do, or, as sentences for the user, why it cannot be done.
 */
export function extractWorkflow(
  document: WorkflowDocument,
  chosen: Iterable<string>,
  { name, makeId, isTrigger }: ExtractOptions,
): Extraction | { faults: string[] } {
  const names = withParts(document, chosen);
  const nodes = document.nodes.filter((node) => names.has(node.name));
  const border = findBorder(document, names, isTrigger);
  if ('faults' in border) return border;
  const { entry, exits, entering, leaving } = border;

  const taken = new Set(nodes.map((node) => node.name));
  const start = takeFreeName(starter, taken);
  const given = handOver(nodes, names, document.nodes, start);
  if ('faults' in given) return given;
  const lost = lostReferences(document, names, exits.length === 1 ? exits[0]!.source : null);
  if (lost.length > 0) return { faults: lost };

  const piece = copyNodes(document, names);
  const steps = nodes.filter((node) => !isNote(node));
  const left = Math.min(...steps.map(({ position }) => position[0]!));
  const right = Math.max(...steps.map(({ position }) => position[0]!));
  const entryNode = nodes.find((node) => node.name === entry.node)!;
  const end = exits.length === 0 ? null : takeFreeName('Return', taken);
  const added: WorkflowNode[] = [
    {
      parameters: { inputSource: 'passthrough' },
      id: makeId(),
      name: start,
      type: 'n8n-nodes-base.executeWorkflowTrigger',
      typeVersion: 1.2,
      position: [left - 208, entryNode.position[1]!],
    },
    ...(end === null
      ? []
      : [
          {
            id: makeId(),
            name: end,
            position: [right + 208, entryNode.position[1]!],
            // Several ends are waited for; the answer is what the node that runs last gives.
            ...(exits.length === 1
              ? { parameters: {}, type: 'n8n-nodes-base.noOp', typeVersion: 1 }
              : { parameters: { numberInputs: exits.length }, type: 'n8n-nodes-base.merge', typeVersion: 3.2 }),
          },
        ]),
  ];
  const wires: PlacedWire[] = [
    main(start, 0, entry.node, entry.index),
    ...(end === null ? [] : exits.map(({ source, sourceIndex }, index) => main(source, sourceIndex, end, index))),
  ];
  const own: WorkflowDocument = { ...piece, nodes: given.nodes, name, settings: settingsFor(document) };
  const caller = takeFreeName(name, new Set(document.nodes.map((node) => node.name)));
  return {
    document: applyOperations(own, [{ op: 'addNodes', nodes: added, wires, places: [0] }]).document,
    caller,
    replace: (workflowId) => {
      const callers = callersOf({ workflowId, name, caller, fields: given.fields, document, makeId, entryNode });
      const [first, last] = [callers[0]!.name, callers.at(-1)!.name];
      const targets = new Map(leaving.map((wire) => [JSON.stringify([wire.target, wire.targetIndex]), wire]));
      return [
        ...(exits.length === 1 ? [{ op: 'renameNode' as const, from: exits[0]!.source, to: caller }] : []),
        {
          op: 'removeNodes',
          names: [...names].map((node) => (exits.length === 1 && node === exits[0]!.source ? caller : node)),
        },
        {
          op: 'addNodes',
          nodes: callers,
          wires: [
            ...entering.map((wire) => ({ ...wire, target: first, targetIndex: 0 })),
            ...(first === last ? [] : [main(first, 0, last, 0)]),
            ...[...targets.values()].map(({ target, targetIndex }) => main(last, 0, target, targetIndex)),
          ],
        },
      ];
    },
  };
}

interface Call {
  workflowId: string;
  name: string;
  caller: string;
  fields: readonly { name: string; value: string }[];
  document: WorkflowDocument;
  makeId: () => string;
  entryNode: WorkflowNode;
}

/** The node that calls, and before it the one that puts what is handed over into the items. */
function callersOf({ workflowId, name, caller, fields, document, makeId, entryNode }: Call): WorkflowNode[] {
  const [x, y] = entryNode.position as [number, number];
  const call = {
    parameters: {
      workflowId: { __rl: true, value: workflowId, mode: 'list', cachedResultName: name },
      workflowInputs: { mappingMode: 'defineBelow', value: {}, matchingColumns: [], schema: [] },
      options: {},
    },
    id: makeId(),
    name: caller,
    type: 'n8n-nodes-base.executeWorkflow',
    typeVersion: 1.3,
    position: [fields.length === 0 ? x : x + 208, y],
  };
  if (fields.length === 0) return [call];
  const taken = new Set([caller, ...document.nodes.map((node) => node.name)]);
  return [
    {
      parameters: {
        mode: 'raw',
        // As one object, values keep their types.
        jsonOutput: `={{ ({ ${fields.map((field) => `${JSON.stringify(field.name)}: ${field.value}`).join(', ')} }) }}`,
        includeOtherFields: true,
        options: {},
      },
      id: makeId(),
      name: takeFreeName(`Inputs of ${name}`, taken),
      type: 'n8n-nodes-base.set',
      typeVersion: 3.4,
      position: [x, y],
    },
    call,
  ];
}

/** Nodes outside that refer to a node inside which is not the one at the end. */
function lostReferences({ nodes }: WorkflowDocument, names: ReadonlySet<string>, end: string | null): string[] {
  return nodes.flatMap((node) =>
    names.has(node.name)
      ? []
      : refersTo(node)
          .filter((name) => names.has(name) && name !== end)
          .map(
            (name) =>
              `“${node.name}” uses data of “${name}”, which would be out of its reach. Select “${node.name}” too, or let it read its own input.`,
          ),
  );
}

function settingsFor({ settings }: WorkflowDocument): Record<string, unknown> {
  const { executionOrder = 'v1', timezone } = settings ?? {};
  return { executionOrder, ...(timezone === undefined ? {} : { timezone }) };
}

function main(source: string, sourceIndex: number, target: string, targetIndex: number): PlacedWire {
  return { source, sourceType: 'main', sourceIndex, target, targetType: 'main', targetIndex };
}
