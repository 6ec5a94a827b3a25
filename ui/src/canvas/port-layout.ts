import type { NodeTypeInfo, WorkflowDocument, WorkflowNode } from '@leadloom/contracts';
import { listWires } from '@leadloom/graph';
import { mainPorts } from './main-ports.ts';

/** The connection points of a drawn node and the size that they ask for, in n8n's grid: documents are laid out for these sizes. */
export interface PortLayout {
  shape: 'step' | 'trigger' | 'root' | 'part';
  inputs: number;
  outputs: readonly (string | null)[];
  /** Types other than `main` that come in from below (a model, tools …), and that go out at the top. */
  partsIn: readonly string[];
  partsOut: readonly string[];
  /** Ports to which a wire may still be added by "+": outputs without one, and parts that are missing or may be several. */
  openOutputs: readonly number[];
  openParts: readonly string[];
  width: number;
  height: number;
}

/** Which ports of a node have wires. */
interface UsedPorts {
  /** Numbers of main inputs and outputs up to the last one with a wire. */
  inputs: number;
  outputs: number;
  wired: Set<number>;
  partsIn: Set<string>;
  partsOut: Set<string>;
}
const unused: UsedPorts = { inputs: 0, outputs: 0, wired: new Set(), partsIn: new Set(), partsOut: new Set() };

/** Used ports by node, of the whole document at once. */
export function usedPortsOf({ connections }: WorkflowDocument): ReadonlyMap<string, UsedPorts> {
  const all = new Map<string, UsedPorts>();
  const of = (name: string) => {
    const known = all.get(name) ?? { inputs: 0, outputs: 0, wired: new Set(), partsIn: new Set(), partsOut: new Set() };
    all.set(name, known);
    return known;
  };
  for (const { source, sourceType, sourceIndex, target, targetType, targetIndex } of listWires(connections)) {
    const from = of(source);
    if (sourceType === 'main') {
      from.outputs = Math.max(from.outputs, sourceIndex + 1);
      from.wired.add(sourceIndex);
    } else from.partsOut.add(sourceType);
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
  const ports = used.get(node.name) ?? unused;
  const main = mainPorts(node, type, ports.outputs);
  const hasMain = type === undefined ? ports.partsOut.size === 0 || ports.outputs > 0 : type.outputs > 0;
  const partsOut = [...new Set([...(hasMain ? [] : (type?.partsOut ?? [])), ...ports.partsOut])];
  const isPart = partsOut.length > 0 && ports.outputs === 0;
  const partsIn = [...new Set([...partsOffered(node, type), ...ports.partsIn])];
  const isTrigger = type?.isTrigger ?? /trigger$|webhook$/i.test(node.type);
  const inputs = isPart ? 0 : Math.max(isTrigger ? 0 : main.inputs, ports.inputs);
  const outputs = isPart ? [] : main.outputs;
  const shape = isPart ? 'part' : partsIn.length > 0 ? 'root' : isTrigger ? 'trigger' : 'step';
  const rows = Math.max(inputs, outputs.length);
  return {
    shape,
    inputs,
    outputs,
    partsIn,
    partsOut,
    openOutputs: outputs.flatMap((_, index) => (ports.wired.has(index) ? [] : [index])),
    openParts: partsIn.filter((part) => part === 'ai_tool' || !ports.partsIn.has(part)),
    width: shape === 'root' ? Math.max(256, partsIn.length * 86) : shape === 'part' ? 80 : 96,
    height: shape === 'part' ? 80 : 96 + Math.max(0, rows - 2) * 32,
  };
}

/** Parts that a node asks for only when it is told to, and the parameter that tells it. */
const onRequest: Readonly<Record<string, string>> = { ai_outputParser: 'hasOutputParser', ai_reranker: 'useReranker' };

function partsOffered({ parameters = {} }: WorkflowNode, type: NodeTypeInfo | undefined): string[] {
  return (type?.partsIn ?? []).filter((part) => {
    const parameter = onRequest[part];
    return parameter === undefined || parameters[parameter] === true;
  });
}
