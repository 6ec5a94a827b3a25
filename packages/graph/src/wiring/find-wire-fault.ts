import type { Wire, WorkflowDocument } from '@leadloom/contracts';
import { listWires, placeOfWire } from '../operations/wires.ts';

/** Why two ports cannot be wired. */
export type WireFault =
  | { code: 'same_node' }
  | { code: 'already_there' }
  | { code: 'other_type'; sourceType: string; targetType: string }
  | { code: 'only_one'; type: string; present: string }
  | { code: 'endless'; from: string; to: string };

/** Inputs for parts of which a node has one: an agent has one model and one memory, and any number of tools. */
const singleParts: ReadonlySet<string> = new Set([
  'ai_languageModel',
  'ai_memory',
  'ai_outputParser',
  'ai_embedding',
  'ai_textSplitter',
  'ai_retriever',
  'ai_reranker',
  'ai_vectorStore',
]);

/**
 * What is wrong with a wire before it is drawn. A way back is right where something can end it (a Loop, an If, a Filter), as people build
 * their loops; one that nothing can end is refused.
 * @param canEnd whether the items that come to a node may take another way than the first output, or none
 */
export function findWireFault(
  document: WorkflowDocument,
  wire: Wire,
  canEnd: (node: string) => boolean,
): WireFault | null {
  const { source, sourceType, target, targetType } = wire;
  if (source === target) return { code: 'same_node' };
  if (sourceType !== targetType) return { code: 'other_type', sourceType, targetType };
  if (placeOfWire(document.connections, wire) !== undefined) return { code: 'already_there' };
  const wires = listWires(document.connections);
  const present = wires.find((other) => other.target === target && other.targetType === targetType);
  if (singleParts.has(targetType) && present !== undefined)
    return { code: 'only_one', type: targetType, present: present.source };
  if (sourceType !== 'main') return null;
  const isEndless = !canEnd(source) && leadsBack(wires, target, source, canEnd);
  return isEndless ? { code: 'endless', from: target, to: source } : null;
}

/** Is there a way from one node to another on which nothing can end it? */
function leadsBack(wires: readonly Wire[], from: string, to: string, canEnd: (node: string) => boolean): boolean {
  const onwards = Map.groupBy(wires, ({ source }) => source);
  const passed = new Set([from]);
  for (const name of passed) {
    if (name === to) return true;
    if (canEnd(name)) continue;
    for (const { target, sourceType } of onwards.get(name) ?? []) if (sourceType === 'main') passed.add(target);
  }
  return false;
}
