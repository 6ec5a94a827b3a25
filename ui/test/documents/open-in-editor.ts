import { isSame, listWires, normaliseDocument } from '@leadloom/graph';
import { projectCanvas } from '../../src/canvas/project-canvas.ts';
import { createDocumentStore } from '../../src/editor/document-store.ts';
import { readDocument } from '../../src/workflows/read-document.ts';

export interface Opened {
  nodes: number;
  /** Exported exactly as it came. */
  isExact: boolean;
  /** The same, but for what the hub writes in today's way: nulls left out, versions as numbers, places and names that were missing. */
  isSame: boolean;
  /** Nodes, and wires between nodes that are there, that the drawing does not show. */
  notShown: string[];
  /** A move and its undo gave back what was there. */
  isUndone: boolean;
}

/** Takes the text of a workflow the way that it goes: read by the page, stored by the hub, opened in the editor, drawn, edited, undone, exported. */
export function openInEditor(text: string): Opened {
  const given = readDocument(text);
  const stored = normaliseDocument(given);
  const store = createDocumentStore(stored);
  const [first] = stored.nodes;
  if (first !== undefined) {
    store.apply(
      [{ op: 'moveNodes', positions: { [first.name]: [first.position[0]! + 20, first.position[1]!] } }],
      'Move',
    );
    store.undo();
  }
  const { document } = store.read();
  const drawing = projectCanvas({ document, types: new Map(), findings: [], run: null });
  const drawn = new Set(drawing.nodes.map(({ id }) => id));
  const names = new Set(document.nodes.map(({ name }) => name));
  const wires = listWires(document.connections).filter(({ source, target }) => names.has(source) && names.has(target));
  const exported = JSON.parse(JSON.stringify(document)) as unknown;
  return {
    nodes: document.nodes.length,
    isExact: isSame(exported, given),
    isSame: isSame(exported, normaliseDocument(given)),
    notShown: [
      ...[...names].filter((name) => !drawn.has(name)),
      ...(drawing.edges.length < wires.length ? [`${wires.length - drawing.edges.length} wires`] : []),
    ],
    isUndone: isSame(document, stored),
  };
}
