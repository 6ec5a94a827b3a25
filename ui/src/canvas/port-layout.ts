import type { NodeTypeInfo, WorkflowDocument, WorkflowNode } from '@leadloom/contracts';

/** The connection points of a drawn node and the size that they ask for, in n8n's grid: documents are laid out for these sizes. */
export interface PortLayout {
  shape: 'step' | 'trigger' | 'root' | 'part';
  inputs: number;
  outputs: readonly (string | null)[];
  /** Types other than `main` that come in from below (a model, tools …), and that go out at the top. */
  partsIn: readonly string[];
  partsOut: readonly string[];
  width: number;
  height: number;
}

export function portLayout(node: WorkflowNode, document: WorkflowDocument, type: NodeTypeInfo | undefined): PortLayout {
  const outgoing = document.connections[node.name] ?? {};
  const incoming = Object.values(document.connections)
    .flatMap((byType) => Object.values(byType).flat(2))
    .filter((target) => target?.node === node.name);
  const partsOut = Object.keys(outgoing).filter((kind) => kind !== 'main');
  const partsIn = [...new Set(incoming.flatMap((target) => (target && target.type !== 'main' ? [target.type] : [])))];
  const isPart = partsOut.length > 0 && !('main' in outgoing);
  const isTrigger = type?.isTrigger ?? /trigger$|webhook$/i.test(node.type);
  const lastInput = Math.max(-1, ...incoming.flatMap((target) => (target?.type === 'main' ? [target.index] : [])));
  const inputs = isPart ? 0 : Math.max(isTrigger ? 0 : (type?.inputs ?? 1), lastInput + 1);
  const outputs = isPart
    ? []
    : outputsOf(node, Math.max(type?.outputs ?? 1, outgoing['main']?.length ?? 0), type?.outputNames ?? []);
  const shape = isPart ? 'part' : partsIn.length > 0 ? 'root' : isTrigger ? 'trigger' : 'step';
  const rows = Math.max(inputs, outputs.length);
  return {
    shape,
    inputs,
    outputs,
    partsIn,
    partsOut,
    width: shape === 'root' ? Math.max(256, partsIn.length * 86) : shape === 'part' ? 80 : 96,
    height: shape === 'part' ? 80 : 96 + Math.max(0, rows - 2) * 32,
  };
}

/** Titles of the outputs, as the node type names them; null where there is nothing to tell apart. */
function outputsOf(node: WorkflowNode, count: number, names: readonly string[]): (string | null)[] {
  const hasErrorOutput = (node as { onError?: unknown }).onError === 'continueErrorOutput';
  return Array.from({ length: count }, (_, index) => {
    if (hasErrorOutput && index === count - 1 && count > 1) return 'error';
    return count > 1 ? (names[index] ?? String(index)) : null;
  });
}
