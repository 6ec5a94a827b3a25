import type { WorkflowNode } from '@leadloom/contracts';
import { useReactFlow } from '@xyflow/react';
import { useCallback, useState } from 'react';
import { newNode } from './new-node.ts';
import type { Chosen } from './palette/node-palette.tsx';
import type { PaletteTarget } from './palette/palette-target.ts';
import { rememberRecent } from './palette/recents.ts';
import { placeFor, placeNode } from './place-node.ts';
import { cornerAt, middleCorner } from './screen-places.ts';
import { editorTexts as texts } from './texts.ts';
import { useEditor } from './use-editor.ts';

/** The open palette, and what becomes of the node that is chosen in it. */
export function usePalette(onAdded: (node: WorkflowNode) => void) {
  const { document, selection, apply } = useEditor();
  const flow = useReactFlow();
  const [target, setTarget] = useState<PaletteTarget | null>(null);
  const close = useCallback(() => setTarget(null), []);
  const open = useCallback((next: PaletteTarget) => setTarget(next), []);

  const add = ({ type, parameters }: Chosen, wanted: PaletteTarget) => {
    const node = newNode(type, parameters, document, placeFor(document, wanted, middleCorner(flow)));
    const label = wanted.wire ? texts.edits.insert(node.name) : texts.edits.add(node.name);
    setTarget(null);
    rememberRecent(type.name);
    if (apply(placeNode(document, wanted, node), label)) onAdded(node);
  };
  /** A node that is chosen for nowhere in particular goes behind the selected one. */
  const behindSelected = ({ type }: Chosen): PaletteTarget => {
    const [name, ...more] = selection.nodes;
    if (name === undefined || more.length > 0 || type.isTrigger || type.inputs === 0) return {};
    return { from: { node: name, port: { isOutput: true, type: 'main', index: 0 } } };
  };
  return {
    target,
    open,
    close,
    choose: (chosen: Chosen) => {
      const isAnywhere = target?.at === undefined && target?.from === undefined && target?.wire === undefined;
      add(chosen, isAnywhere ? behindSelected(chosen) : target);
    },
    drop: (chosen: Chosen, at: { x: number; y: number }) => add(chosen, { at: cornerAt(flow, at) }),
  };
}
