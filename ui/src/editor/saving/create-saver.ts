import { type EditConflict, editWorkflow, getWorkflow, HubError, type WorkflowWithDocument } from '@leadloom/contracts';
import { call } from '../../api/call.ts';
import type { DocumentStore } from '../document-store.ts';

export type SaveState = 'saved' | 'unsaved' | 'saving' | 'offline' | 'failed' | 'conflict';

export interface SaverState {
  trouble: 'saving' | 'offline' | 'failed' | null;
  /** Edits of others that ours meet; nothing is saved until somebody decides. */
  conflict: EditConflict | null;
}

interface SaverOptions {
  store: DocumentStore;
  loaded: WorkflowWithDocument;
  /** The hub has this now. */
  onSaved: (saved: WorkflowWithDocument) => void;
  /** Edits of somebody else are in the document now; `isMerge` when ours are as well. `refused` of ours did not fit any more. */
  onOthers: (news: { savedBy: string; isMerge: boolean; refused: number }) => void;
}

export type Saver = ReturnType<typeof createSaver>;

/**
 * Brings edits to the hub, one save after another, and those of others into the document:
 * 1. A save sends the pending operations and the version that they were made for.
 * 2. The hub may merge them into a newer version: the document becomes that one, edits made meanwhile are done on it.
 * 3. Where they meet edits of others, nothing is sent until `keepMine` or `takeTheirs` was chosen.
 * 4. A newer version that was heard of is fetched when nothing is pending, and merged by the next save otherwise.
 */
export function createSaver({ store, loaded, onSaved, onOthers }: SaverOptions) {
  const { id } = loaded.workflow;
  let version = loaded.workflow.version;
  let state: SaverState = { trouble: null, conflict: null };
  let running: Promise<void> | null = null;
  const listeners = new Set<() => void>();
  const set = (next: Partial<SaverState>) => {
    state = { ...state, ...next };
    for (const listener of listeners) listener();
  };

  async function saveAll(restoredFrom?: number): Promise<void> {
    while (store.read().pending.length > 0) {
      const { document, pending: operations } = store.read();
      set({ trouble: 'saving' });
      const body = {
        baseVersion: version,
        operations: [...operations],
        ...(restoredFrom === undefined ? {} : { restoredFrom }),
      };
      const { workflow, findings, merged } = await call(editWorkflow, { params: { id }, body });
      version = workflow.version;
      store.confirm(operations.length);
      if (merged !== null) {
        const refused = store.rebase(merged.document);
        onOthers({ savedBy: merged.savedBy, isMerge: true, refused: refused.length });
      }
      onSaved({ workflow, findings, document: merged?.document ?? document });
    }
    set({ trouble: null });
  }

  /** Saves what is pending; done when the hub has it. */
  function flush({ restoredFrom }: { restoredFrom?: number } = {}): Promise<void> {
    if (state.conflict !== null) return Promise.reject(new Error('the edits meet those of somebody else'));
    running ??= saveAll(restoredFrom)
      .catch((error: unknown) => {
        const conflict = conflictOf(error);
        const isAway = error instanceof HubError && error.code === 'unavailable';
        set({ trouble: conflict ? null : isAway ? 'offline' : 'failed', conflict });
        throw error;
      })
      .finally(() => {
        running = null;
      });
    return running;
  }

  function adopt(newest: WorkflowWithDocument): number {
    version = newest.workflow.version;
    const refused = store.rebase(newest.document);
    onSaved(newest);
    return refused.length;
  }

  const fetchNewest = () => call(getWorkflow, { params: { id } });

  return {
    read: () => state,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    flush,

    /** Somebody may have saved `newest`. */
    async hear(newest: number): Promise<void> {
      // What is on its way may be just that version.
      await running?.catch(() => undefined);
      if (newest <= version || state.conflict !== null) return;
      if (store.read().pending.length > 0) return flush();
      const loadedNow = await fetchNewest();
      if (loadedNow.workflow.version <= version) return;
      const refused = adopt(loadedNow);
      onOthers({ savedBy: loadedNow.workflow.savedBy ?? '', isMerge: false, refused });
    },

    /** The others' edits stay, ours are done on top of them. @returns how many of ours do not fit any more */
    async keepMine(): Promise<number> {
      const refused = adopt(await fetchNewest());
      set({ conflict: null });
      await flush();
      return refused;
    },

    async takeTheirs(): Promise<void> {
      const newest = await fetchNewest();
      store.confirm(store.read().pending.length);
      adopt(newest);
      set({ conflict: null });
    },
  };
}

function conflictOf(error: unknown): EditConflict | null {
  const isConflict = error instanceof HubError && error.code === 'conflict';
  return isConflict && Array.isArray((error.details as Partial<EditConflict> | undefined)?.conflicts)
    ? (error.details as EditConflict)
    : null;
}
