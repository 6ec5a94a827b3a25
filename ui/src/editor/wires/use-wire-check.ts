import type { NodeTypeInfo, Wire, WorkflowDocument, WorkflowNode } from '@leadloom/contracts';
import { findWireFault, type WireFault } from '@leadloom/graph';
import { useCallback } from 'react';
import { mainPorts } from '../../canvas/main-ports.ts';
import { useNodeTypes } from '../../canvas/use-node-types.ts';
import { editorTexts } from '../texts.ts';
import { useEditor } from '../use-editor.ts';

const texts = editorTexts.wires;
/** One output, but items may end in them. */
const filters: ReadonlySet<string> = new Set(['n8n-nodes-base.filter', 'n8n-nodes-base.removeDuplicates']);

/** Answers why a wire cannot be, in words; null when it can. */
export function useWireCheck(): (wire: Wire) => string | null {
  const { document } = useEditor();
  const types = useNodeTypes();
  return useCallback(
    (wire) => {
      const fault = findWireFault(document, wire, (name) => canEnd(document, types, name));
      return fault === null ? null : wordsOf(fault);
    },
    [document, types],
  );
}

function canEnd({ nodes }: WorkflowDocument, types: ReadonlyMap<string, NodeTypeInfo>, name: string): boolean {
  const node: WorkflowNode | undefined = nodes.find((other) => other.name === name);
  if (node === undefined || filters.has(node.type)) return true;
  return mainPorts(node, types.get(node.type), 0).outputs.length > 1;
}

function wordsOf(fault: WireFault): string {
  const nameOf = (type: string) => texts.typeNames[type] ?? type;
  switch (fault.code) {
    case 'other_type':
      return texts.fault.other_type(nameOf(fault.sourceType), nameOf(fault.targetType));
    case 'only_one':
      return texts.fault.only_one(nameOf(fault.type), fault.present);
    case 'endless':
      return texts.fault.endless(fault.from, fault.to);
    default:
      return texts.fault[fault.code];
  }
}
