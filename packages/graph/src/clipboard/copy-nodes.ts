import type { WorkflowDocument } from '@leadloom/contracts';

/** A piece of a drawing, in the form in which n8n has it in the clipboard. */
export type Clipping = Pick<WorkflowDocument, 'nodes' | 'connections' | 'pinData'>;

/** The named nodes, the wires between them and their pinned items. */
export function copyNodes(document: WorkflowDocument, names: Iterable<string>): Clipping {
  const chosen = new Set(names);
  const nodes = document.nodes.filter(({ name }) => chosen.has(name));
  const connections = Object.fromEntries(
    Object.entries(document.connections)
      .filter(([source]) => chosen.has(source))
      .map(([source, byType]) => [
        source,
        Object.fromEntries(
          Object.entries(byType).map(([type, outputs]) => [
            type,
            outputs.map((targets) => targets?.filter(({ node }) => chosen.has(node)) ?? null),
          ]),
        ),
      ]),
  );
  const pinned = Object.entries(document.pinData ?? {}).filter(([name]) => chosen.has(name));
  return { nodes, connections, ...(pinned.length === 0 ? {} : { pinData: Object.fromEntries(pinned) }) };
}
