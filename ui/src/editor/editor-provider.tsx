import type { WorkflowWithDocument } from '@leadloom/contracts';
import { OperationError } from '@leadloom/graph';
import { type ReactNode, useMemo, useState, useSyncExternalStore } from 'react';
import { showError } from '../parts/toasts.ts';
import { useSession } from '../session/use-session.ts';
import { createDocumentStore } from './document-store.ts';
import { announce } from './announce.ts';
import { editorTexts as texts } from './texts.ts';
import { useSaver } from './saving/use-saver.ts';
import { type Editor, EditorContext, type Selection } from './use-editor.ts';

interface EditorProviderProps {
  /** The newest version as it was loaded; later ones come by saving. */
  loaded: WorkflowWithDocument;
  children: ReactNode;
}

const nothing: Selection = { nodes: [], wires: [] };

/** Holds the document of a workflow while it is edited, and saves it. Give it the workflow's id as `key`. */
export function EditorProvider({ loaded, children }: EditorProviderProps) {
  const { can } = useSession();
  const [store] = useState(() => createDocumentStore(loaded.document));
  const { document, undos, redos } = useSyncExternalStore(store.subscribe, store.read);
  const [selection, setSelection] = useState(nothing);
  const { saver, saveState } = useSaver(store, loaded);
  const [edited, edit] = useState<string | null>(null);
  const actions = useMemo<Pick<Editor, 'apply' | 'undo' | 'redo' | 'select'>>(
    () => ({
      apply: (operations, label, options) => {
        try {
          store.apply(operations, label, options);
          return true;
        } catch (error) {
          if (!(error instanceof OperationError)) throw error;
          showError(error);
          return false;
        }
      },
      undo: () => {
        const label = store.undo();
        announce(label === null ? texts.nothingToUndo : texts.undone(label));
      },
      redo: () => {
        const label = store.redo();
        announce(label === null ? texts.nothingToRedo : texts.redone(label));
      },
      select: (chosen) =>
        setSelection((before) => ({ ...nothing, ...(typeof chosen === 'function' ? chosen(before) : chosen) })),
    }),
    [store],
  );
  const editor: Editor = {
    ...actions,
    workflow: loaded.workflow,
    findings: loaded.findings,
    document,
    readOnly: !can('workflows:write'),
    undoLabel: undos.at(-1)?.label,
    redoLabel: redos.at(-1)?.label,
    selection,
    edited,
    edit,
    saveState,
    saver,
    flush: saver.flush,
  };
  return <EditorContext value={editor}>{children}</EditorContext>;
}
