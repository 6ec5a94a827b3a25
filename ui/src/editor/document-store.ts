import type { WorkflowDocument, WorkflowOperation } from '@leadloom/contracts';
import { applyOperations, OperationError } from '@leadloom/graph';

interface Step {
  /** What the user did, for the menu and for screen readers: "Move". */
  label: string;
  operations: readonly WorkflowOperation[];
}

export interface DocumentState {
  document: WorkflowDocument;
  undos: readonly Step[];
  redos: readonly Step[];
  /** Edits that the hub has not confirmed yet, in order. */
  pending: readonly WorkflowOperation[];
}

export interface ApplyOptions {
  /** Edits with the same word that follow each other quickly are one step to undo: keys held down, letters typed. */
  joins?: string;
}

export interface DocumentStore {
  read: () => DocumentState;
  subscribe: (listener: () => void) => () => void;
  /** Throws an `OperationError` when an operation does not fit; then nothing is changed. */
  apply: (operations: readonly WorkflowOperation[], label: string, options?: ApplyOptions) => void;
  /** @returns what was undone; null when there was nothing, or it does not fit what others have made of the document. */
  undo: () => string | null;
  redo: () => string | null;
  /** The hub has the first `count` of the pending edits. */
  confirm: (count: number) => void;
  /** The hub has another document than the one that was edited. Pending edits are done on that one. @returns those that do not fit it. */
  rebase: (document: WorkflowDocument) => WorkflowOperation[];
}

const joinMs = 1000;

/** Holds the document that is edited and what undoes each edit; nothing else changes it, and it does no fetching itself. */
export function createDocumentStore(document: WorkflowDocument): DocumentStore {
  let state: DocumentState = { document, undos: [], redos: [], pending: [] };
  let joined: { word: string; at: number } | null = null;
  const listeners = new Set<() => void>();
  const set = (next: DocumentState) => {
    state = next;
    for (const listener of listeners) listener();
  };

  /** Does the last step of one list and leaves its opposite in the other. */
  const turn = (from: 'undos' | 'redos', to: 'undos' | 'redos'): string | null => {
    const step = state[from].at(-1);
    joined = null;
    if (step === undefined) return null;
    try {
      const applied = applyOperations(state.document, step.operations);
      set({
        ...state,
        document: applied.document,
        [from]: state[from].slice(0, -1),
        [to]: [...state[to], { label: step.label, operations: applied.inverse }],
        pending: [...state.pending, ...step.operations],
      });
      return step.label;
    } catch (error) {
      if (!(error instanceof OperationError)) throw error;
      set({ ...state, [from]: state[from].slice(0, -1) });
      return null;
    }
  };

  return {
    read: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    apply: (operations, label, { joins } = {}) => {
      const applied = applyOperations(state.document, operations);
      if (applied.inverse.length === 0) return;
      const last = state.undos.at(-1);
      const isJoined =
        last !== undefined && joins !== undefined && joined?.word === joins && Date.now() < joined.at + joinMs;
      const step = { label, operations: [...applied.inverse, ...(isJoined ? last.operations : [])] };
      joined = joins === undefined ? null : { word: joins, at: Date.now() };
      set({
        document: applied.document,
        undos: [...(isJoined ? state.undos.slice(0, -1) : state.undos), step],
        redos: [],
        pending: [...state.pending, ...operations],
      });
    },
    undo: () => turn('undos', 'redos'),
    redo: () => turn('redos', 'undos'),
    confirm: (count) => set({ ...state, pending: state.pending.slice(count) }),
    rebase: (base) => {
      const pending: WorkflowOperation[] = [];
      const refused: WorkflowOperation[] = [];
      let rebased = base;
      for (const operation of state.pending)
        try {
          rebased = applyOperations(rebased, [operation]).document;
          pending.push(operation);
        } catch (error) {
          if (!(error instanceof OperationError)) throw error;
          refused.push(operation);
        }
      set({ ...state, document: rebased, pending });
      return refused;
    },
  };
}
