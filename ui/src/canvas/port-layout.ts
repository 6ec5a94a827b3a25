import type { NodeTypeInfo, WorkflowDocument, WorkflowNode } from '@leadloom/contracts';
import { listWires } from '@leadloom/graph';

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

/** Which ports of a node have wires. */
interface UsedPorts {
  /** Numbers of main inputs and outputs up to the last one with a wire. */
  inputs: number;
  outputs: number;
  partsIn: Set<string>;
  partsOut: Set<string>;
}
const unused: UsedPorts = { inputs: 0, outputs: 0, partsIn: new Set(), partsOut: new Set() };

/** Used ports by node, of the whole document at once. */
export function usedPortsOf({ connections }: WorkflowDocument): ReadonlyMap<string, UsedPorts> {
  const all = new Map<string, UsedPorts>();
  const of = (name: string) => {
    const known = all.get(name) ?? { inputs: 0, outputs: 0, partsIn: new Set(), partsOut: new Set() };
    all.set(name, known);
    return known;
  };
  for (const { source, sourceType, sourceIndex, target, targetType, targetIndex } of listWires(connections)) {
    const from = of(source);
    if (sourceType === 'main') from.outputs = Math.max(from.outputs, sourceIndex + 1);
    else from.partsOut.add(sourceType);
    const to = of(target);
    if (targetType === 'main') to.inputs = Math.max(to.inputs, targetIndex + 1);
    else to.partsIn.add(targetType);
  }
  return all;
}

export function portLayout(
  node: WorkflowNode,
  used: ReadonlyMap<string, UsedPorts>,
  type: NodeTypeInfo | undefined,
): PortLayout {
  const { inputs: usedInputs, outputs: usedOutputs, ...parts } = used.get(node.name) ?? unused;
  const partsIn = [...parts.partsIn];
  const partsOut = [...parts.partsOut];
  const isPart = partsOut.length > 0 && usedOutputs === 0;
  const isTrigger = type?.isTrigger ?? /trigger$|webhook$/i.test(node.type);
  const inputs = isPart ? 0 : Math.max(isTrigger ? 0 : (type?.inputs ?? 1), usedInputs);
  const outputs = isPart ? [] : outputsOf(node, Math.max(type?.outputs ?? 1, usedOutputs), type?.outputNames ?? []);
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
