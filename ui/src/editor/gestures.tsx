import { useState } from 'react';
import { usePageActions } from '../shell/command-provider.tsx';
import { useArranging } from './arrange/use-arranging.ts';
import { InsertDialog } from './clipboard/insert-dialog.tsx';
import { useClipboard } from './clipboard/use-clipboard.ts';
import { ExtractDialog } from './extract/extract-dialog.tsx';
import { FindPanel } from './find/find-panel.tsx';
import { ListView } from './list-view/list-view.tsx';
import { useNotes } from './notes/use-notes.ts';
import { useSelecting } from './select/use-selecting.ts';
import { useEditor } from './use-editor.ts';
import { useNodeCommands } from './use-node-commands.ts';

/** What can be done with a drawing beside placing and wiring nodes, and the panels for it. */
export function Gestures({ onOpen }: { onOpen: (node: string) => void }) {
  const { document, readOnly, selection } = useEditor();
  const [shown, setShown] = useState<'find' | 'list' | 'extract' | 'insert' | null>(null);
  const { pasteText } = useClipboard();
  useSelecting();
  useArranging();
  useNotes();
  useNodeCommands();
  const hasNodes = document.nodes.length > 0;
  usePageActions({
    find: hasNodes ? () => setShown('find') : undefined,
    listView: hasNodes ? () => setShown('list') : undefined,
    extract: readOnly || selection.nodes.length === 0 ? undefined : () => setShown('extract'),
    insertFrom: readOnly ? undefined : () => setShown('insert'),
  });
  const close = () => setShown(null);
  if (shown === 'find') return <FindPanel onClose={close} />;
  if (shown === 'list') return <ListView onOpen={onOpen} onClose={close} />;
  if (shown === 'extract') return <ExtractDialog onClose={close} />;
  return shown === 'insert' ? <InsertDialog onText={pasteText} onClose={close} /> : null;
}
