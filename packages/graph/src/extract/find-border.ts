import type { Wire, WorkflowDocument } from '@leadloom/contracts';
import { isNote } from '../arrange/is-note.ts';
import { listWires } from '../operations/wires.ts';

export interface Border {
  /** Where items come in, and the outputs at which they leave. */
  entry: { node: string; index: number };
  exits: { source: string; sourceIndex: number }[];
  entering: Wire[];
  leaving: Wire[];
}

/** Where a selection meets the rest of its workflow, or why it cannot be a workflow of its own. */
export function findBorder(
  document: WorkflowDocument,
  names: ReadonlySet<string>,
  isTrigger: (type: string) => boolean,
): Border | { faults: string[] } {
  const steps = document.nodes.filter((node) => names.has(node.name) && !isNote(node));
  if (steps.length === 0) return { faults: ['Select the nodes that are to be a workflow of their own.'] };
  const triggers = steps.filter(({ type }) => isTrigger(type));
  if (triggers.length > 0)
    return {
      faults: triggers.map(
        ({ name }) => `“${name}” starts this workflow, and has to stay in it: take it out of the selection.`,
      ),
    };
  const wires = listWires(document.connections);
  const crossing = wires.filter(({ source, target }) => names.has(source) !== names.has(target));
  const parts = crossing.filter(({ sourceType }) => sourceType !== 'main');
  if (parts.length > 0)
    return {
      faults: parts.map(
        ({ source, target }) => `“${source}” serves “${target}”, which is not selected: select both, or neither.`,
      ),
    };
  const entering = crossing.filter(({ target }) => names.has(target));
  const leaving = crossing.filter(({ source }) => names.has(source));
  const inner = wires.filter((wire) => wire.sourceType === 'main' && names.has(wire.source) && names.has(wire.target));
  const entries = distinct(entering.map(({ target, targetIndex }) => ({ node: target, index: targetIndex })));
  if (entries.length === 0)
    entries.push(
      ...beginnings(
        steps.map(({ name }) => name),
        wires,
        inner,
      ),
    );
  const exits = distinct(leaving.map(({ source, sourceIndex }) => ({ source, sourceIndex })));
  const faults = [
    ...(entries.length === 1
      ? []
      : [
          `A workflow of its own begins at one place; this selection begins at ${list(entries.map(({ node }) => node))}.`,
        ]),
    ...exitFaults(exits, leaving),
    ...(exits.length === 0
      ? []
      : deadEnds(
          steps.map(({ name }) => name),
          wires,
        )),
  ];
  return faults.length === 0 ? { entry: entries[0]!, exits, entering, leaving } : { faults };
}

/** Nodes of the main line that nothing leads to. */
function beginnings(steps: readonly string[], wires: readonly Wire[], inner: readonly Wire[]): Border['entry'][] {
  const parts = new Set(wires.flatMap(({ source, sourceType }) => (sourceType === 'main' ? [] : [source])));
  const targets = new Set(inner.map(({ target }) => target));
  return steps.flatMap((node) => (parts.has(node) || targets.has(node) ? [] : [{ node, index: 0 }]));
}

/** Several ends are collected into one answer, so they have to lead to the same. */
function exitFaults(exits: Border['exits'], leaving: readonly Wire[]): string[] {
  const goals = exits.map((exit) =>
    leaving
      .filter(({ source, sourceIndex }) => source === exit.source && sourceIndex === exit.sourceIndex)
      .map(({ target, targetIndex }) => JSON.stringify([target, targetIndex]))
      .sort()
      .join(),
  );
  if (new Set(goals).size < 2) return [];
  const ends = leaving.map(({ source, target }) => `“${source}” to “${target}”`);
  return [
    `A call gives one answer, and from this selection ways lead to different places: ${ends.join(', ')}. Select the rest of the ways as well, or fewer nodes.`,
  ];
}

/** n8n answers a call with what the last node gave, so that no other may be the last. */
function deadEnds(steps: readonly string[], wires: readonly Wire[]): string[] {
  const sources = new Set(wires.map(({ source }) => source));
  const ends = steps.filter((name) => !sources.has(name));
  return ends.length === 0
    ? []
    : [
        `${list(ends)} would be the end of the workflow in place of what the others lead to: take it out of the selection.`,
      ];
}

function distinct<Value>(values: readonly Value[]): Value[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}

function list(names: readonly string[]): string {
  return names.map((name) => `“${name}”`).join(', ');
}
