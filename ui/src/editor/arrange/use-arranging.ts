import type { WorkflowNode, WorkflowOperation } from '@leadloom/contracts';
import { type Alignment, alignNodes, distributeNodes, isNote, snapNodes, tidyNodes } from '@leadloom/graph';
import { showToast } from '../../parts/toasts.ts';
import { usePageActions } from '../../shell/command-provider.tsx';
import { editorTexts as texts } from '../texts.ts';
import { useEditor } from '../use-editor.ts';
import { useSizeOf } from './use-size-of.ts';

/** Tidy, align, distribute and snap: the selected nodes, or all where it makes sense. */
export function useArranging(): void {
  const { document, readOnly, selection, apply } = useEditor();
  const sizeOf = useSizeOf();
  const chosen = new Set(selection.nodes);
  const nodes = document.nodes.filter(({ name }) => chosen.has(name));
  const steps = nodes.filter((node) => !isNote(node));
  const arrange = (operations: WorkflowOperation[], label: string) => {
    if (operations.length === 0) showToast('info', texts.isTidy);
    else apply(operations, label);
  };
  const align = (how: Alignment) => () => arrange(alignNodes(nodes, how, sizeOf), texts.edits.align);
  const distribute = (direction: 'across' | 'down') => () =>
    arrange(distributeNodes(nodes, direction, sizeOf), texts.edits.distribute);
  const isAlignable = !readOnly && nodes.length > 1;
  const isDistributable = !readOnly && nodes.length > 2;
  const all: readonly WorkflowNode[] = nodes.length > 0 ? nodes : document.nodes;
  usePageActions({
    tidy:
      readOnly || document.nodes.length === 0
        ? undefined
        : () => arrange(tidyNodes(document, sizeOf, steps.length > 1 ? chosen : undefined), texts.edits.tidy),
    alignLeft: isAlignable ? align('left') : undefined,
    alignCentre: isAlignable ? align('centre') : undefined,
    alignRight: isAlignable ? align('right') : undefined,
    alignTop: isAlignable ? align('top') : undefined,
    alignMiddle: isAlignable ? align('middle') : undefined,
    alignBottom: isAlignable ? align('bottom') : undefined,
    distributeAcross: isDistributable ? distribute('across') : undefined,
    distributeDown: isDistributable ? distribute('down') : undefined,
    snapToGrid: readOnly || all.length === 0 ? undefined : () => arrange(snapNodes(all), texts.edits.snap),
  });
}
