import type { WorkflowDocument } from '@leadloom/contracts';
import { copyNodes, gridStep, pasteNodes } from '@leadloom/graph';
import { useEffect, useEffectEvent } from 'react';
import { useNodeTypes } from '../../canvas/use-node-types.ts';
import { showToast } from '../../parts/toasts.ts';
import { usePageActions } from '../../shell/command-provider.tsx';
import { isTextField } from '../../shell/is-text-field.ts';
import { announce } from '../announce.ts';
import { editorTexts as texts } from '../texts.ts';
import { useEditor } from '../use-editor.ts';
import { useNewPlace } from '../use-new-place.ts';
import { clippingOf } from './clipping-of.ts';

/**
 * Copy, cut, paste and duplicate: nodes are in the system's clipboard as n8n's JSON, so that they go to other tabs, to n8n and into any text.
 * @returns puts the nodes of a text into the drawing; false when there are none.
 */
export function useClipboard(): { pasteText: (text: string) => boolean } {
  const { document: drawing, readOnly, selection, select, apply } = useEditor();
  const types = useNodeTypes();
  const newPlace = useNewPlace();
  const hasNodes = selection.nodes.length > 0;

  const copied = () => JSON.stringify(copyNodes(drawing, selection.nodes), null, 2);
  const insert = (clipping: WorkflowDocument | ReturnType<typeof copyNodes>, at: [number, number], label: string) => {
    const { operations, names } = pasteNodes(drawing, clipping, at, () => crypto.randomUUID());
    if (!apply(operations, label)) return;
    select({ nodes: names });
    announce(texts.clipboard.pasted(names.length));
  };
  const pasteText = (text: string): boolean => {
    const clipping = clippingOf(text, types);
    if (clipping === null || clipping.nodes.length === 0) return false;
    insert(clipping, newPlace(), texts.edits.paste);
    if (
      clipping.nodes.some(
        ({ parameters }) => parameters?.['genericAuthType'] === 'httpBasicAuth' && /^\s*curl/.test(text),
      )
    )
      showToast('info', texts.clipboard.loginLeftOut);
    return true;
  };
  const cut = () => {
    if (apply([{ op: 'removeNodes', names: [...selection.nodes] }], texts.edits.cut)) select({});
  };
  const tellCopied = () => announce(texts.clipboard.copied(selection.nodes.length));

  const onClipboard = useEffectEvent((event: ClipboardEvent) => {
    const isElsewhere = isTextField(event.target) || document.querySelector('[role=dialog], [role=menu]') !== null;
    const isOfText = event.type !== 'paste' && (getSelection()?.toString() ?? '') !== '';
    if (isElsewhere || isOfText || event.clipboardData === null) return;
    if (event.type === 'paste') {
      if (readOnly) return;
      if (!pasteText(event.clipboardData.getData('text/plain'))) showToast('info', texts.clipboard.nothing);
    } else {
      if (!hasNodes || (event.type === 'cut' && readOnly)) return;
      event.clipboardData.setData('text/plain', copied());
      tellCopied();
      if (event.type === 'cut') cut();
    }
    event.preventDefault();
  });
  useEffect(() => {
    const kinds = ['copy', 'cut', 'paste'] as const;
    const listen = (event: ClipboardEvent) => onClipboard(event);
    for (const kind of kinds) document.addEventListener(kind, listen);
    return () => {
      for (const kind of kinds) document.removeEventListener(kind, listen);
    };
  }, []);

  // From a menu there is no event of the browser: the clipboard has to be asked for.
  const toClipboard = async (then: () => void) => {
    try {
      await navigator.clipboard.writeText(copied());
      then();
    } catch {
      showToast('bad', texts.clipboard.denied);
    }
  };
  const fromClipboard = async () => {
    try {
      if (!pasteText(await navigator.clipboard.readText())) showToast('info', texts.clipboard.nothing);
    } catch {
      showToast('bad', texts.clipboard.denied);
    }
  };
  const duplicate = () => {
    const piece = copyNodes(drawing, selection.nodes);
    const left = Math.min(...piece.nodes.map(({ position }) => position[0]!));
    const top = Math.min(...piece.nodes.map(({ position }) => position[1]!));
    insert(piece, [left + 3 * gridStep, top + 3 * gridStep], texts.edits.duplicate);
  };
  usePageActions({
    copy: hasNodes ? () => void toClipboard(tellCopied) : undefined,
    cut: hasNodes && !readOnly ? () => void toClipboard(cut) : undefined,
    paste: readOnly ? undefined : () => void fromClipboard(),
    duplicate: hasNodes && !readOnly ? duplicate : undefined,
  });
  return { pasteText };
}
