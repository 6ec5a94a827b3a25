import type { WorkflowDocument } from '@leadloom/contracts';
import { listTriggers } from './list-triggers.ts';
import type { FindNodeType } from './node-facts.ts';

/** Kinds in the order in which a run by hand prefers them, as in n8n: those that need no outside event come first. */
const preference = ['manual', 'workflow', 'error', 'form', 'chat', 'webhook', 'schedule', 'poll', 'listening', 'event'];

/**
 * The node at which a run by hand starts: the best trigger by kind; of one kind the one with pinned data, then the first of the document.
 * Without a trigger it is the first enabled node that nothing leads to. Null when there is none.
 */
export function chooseStartNode(document: WorkflowDocument, findNodeType: FindNodeType): string | null {
  const rank = ({ node, kind }: { node: string; kind: string }) =>
    preference.indexOf(kind) * 2 + (document.pinData?.[node] === undefined ? 1 : 0);
  const [best] = listTriggers(document, findNodeType).sort((a, b) => rank(a) - rank(b));
  if (best !== undefined) return best.node;

  const targets = new Set<string>();
  for (const byType of Object.values(document.connections))
    for (const outputs of Object.values(byType))
      for (const output of outputs) for (const target of output ?? []) targets.add(target.node);
  const first = document.nodes.find(
    (node) => node.disabled !== true && !targets.has(node.name) && node.type !== 'n8n-nodes-base.stickyNote',
  );
  return first?.name ?? null;
}
