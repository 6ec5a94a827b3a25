import type { WorkflowDocument, WorkflowNode } from '@leadloom/contracts';

/** What of a node makes no difference to what it gives. */
const outward: ReadonlySet<string> = new Set(['id', 'position', 'notes', 'notesInFlow', 'webhookId']);

/**
 * Names of nodes of `after` that are not in `before` as they are now: other settings, parameters or credentials, other inputs, other pinned
 * items. What is behind them is stale with them, and not named.
 */
export function changedNodes(before: WorkflowDocument, after: WorkflowDocument): string[] {
  const known = contents(before);
  return [...contents(after)].flatMap(([name, content]) => (known.get(name) === content ? [] : [name]));
}

/** Settings of a node as text: the same for what does the same. */
export function contentOf(node: WorkflowNode): string {
  return stable(Object.fromEntries(Object.entries(node).filter(([key]) => !outward.has(key))));
}

function contents(document: WorkflowDocument): Map<string, string> {
  const inputs = new Map<string, string[]>();
  for (const [source, byType] of Object.entries(document.connections))
    for (const [type, outputs] of Object.entries(byType))
      for (const [output, targets] of outputs.entries())
        for (const { node, index } of targets ?? [])
          inputs.set(node, [...(inputs.get(node) ?? []), stable([source, type, output, index])]);
  return new Map(
    document.nodes.map((node) => [
      node.name,
      [contentOf(node), stable(document.pinData?.[node.name] ?? null), ...(inputs.get(node.name) ?? []).sort()].join(
        '\n',
      ),
    ]),
  );
}

/** JSON whose keys are in order. */
function stable(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
