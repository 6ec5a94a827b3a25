import type { WorkflowNode } from '@leadloom/contracts';
import { useReactFlow } from '@xyflow/react';
import { useCallback, useState } from 'react';
import { showError } from '../parts/toasts.ts';
import { newNode } from './new-node.ts';
import type { Chosen } from './palette/node-palette.tsx';
import type { PaletteTarget } from './palette/palette-target.ts';
import { rememberRecent } from './palette/recents.ts';
import { useOnlyAccounts } from './palette/use-only-accounts.ts';
import { placeFor, placeNode } from './place-node.ts';
import { cornerAt, middleCorner } from './screen-places.ts';
import { editorTexts as texts } from './texts.ts';
import { useEditor } from './use-editor.ts';

/** The open palette, and what becomes of the node that is chosen in it. */
export function usePalette(onAdded: (node: WorkflowNode) => void) {
  const { document, selection, apply } = useEditor();
  const flow = useReactFlow();
  const accountsOf = useOnlyAccounts();
  const [target, setTarget] = useState<PaletteTarget | null>(null);
  const close = useCallback(() => setTarget(null), []);
  const open = useCallback((next: PaletteTarget) => setTarget(next), []);

  const add = ({ type, parameters }: Chosen, wanted: PaletteTarget) => {
    const node = newNode(type, parameters, document, placeFor(document, wanted, middleCorner(flow)));
    const label = wanted.wire ? texts.edits.insert(node.name) : texts.edits.add(node.name);
    setTarget(null);
    rememberRecent(type.name);
    // What it logs in with is known a moment later; it belongs to the same step to undo.
    const options = { joins: `add ${node.id}` };
    if (!apply(placeNode(document, wanted, node), label, options)) return;
    onAdded(node);
    accountsOf(type, parameters).then((credentials) => {
      if (Object.keys(credentials).length === 0 || flow.getNode(node.name) === undefined) return;
      apply([{ op: 'changeNode', name: node.name, set: { credentials } }], label, options);
    }, showError);
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
