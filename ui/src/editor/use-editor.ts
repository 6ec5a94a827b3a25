import type { Wire, Workflow, WorkflowDocument, WorkflowFinding, WorkflowOperation } from '@leadloom/contracts';
import { createContext, useContext } from 'react';
import type { ApplyOptions } from './document-store.ts';
import type { Saver, SaveState } from './saving/create-saver.ts';

/** Nodes by name, and wires. */
export interface Selection {
  nodes: readonly string[];
  wires: readonly Wire[];
}

export interface Editor {
  workflow: Workflow;
  document: WorkflowDocument;
  /** What the hub found wrong with the document when it was saved last. */
  findings: readonly WorkflowFinding[];
  readOnly: boolean;
  /** One gesture of the user: one step to undo. An edit that does not fit is told to the user and changes nothing; then the answer is false. */
  apply: (operations: readonly WorkflowOperation[], label: string, options?: ApplyOptions) => boolean;
  undo: () => void;
  redo: () => void;
  /** What undo and redo would do; undefined when there is nothing. */
  undoLabel: string | undefined;
  redoLabel: string | undefined;
  selection: Selection;
  /** What is not named is not selected. Changes that may come together go by what was selected before. */
  select: (selection: Partial<Selection> | ((before: Selection) => Partial<Selection>)) => void;
  /** The node whose name, or the note whose text, is being written where it stands. */
  edited: string | null;
  edit: (node: string | null) => void;
  saveState: SaveState;
  saver: Saver;
  /** Saves what is not saved yet; done when the hub has it. */
  flush: Saver['flush'];
}

export const EditorContext = createContext<Editor | null>(null);

/** The workflow that is edited on this page. */
export function useEditor(): Editor {
  const editor = useContext(EditorContext);
  if (editor === null) throw new Error('useEditor is for what is shown inside an EditorProvider');
  return editor;
}
