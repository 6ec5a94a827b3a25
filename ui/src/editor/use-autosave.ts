import { HubError, updateWorkflow, type WorkflowWithDocument } from '@leadloom/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef, useState, useSyncExternalStore } from 'react';
import { call } from '../api/call.ts';
import { showError } from '../parts/toasts.ts';
import { workflowTexts } from '../workflows/texts.ts';
import type { DocumentStore } from './document-store.ts';
import type { SaveState } from './use-editor.ts';

const pauseMs = 800;

/** Saves the document when editing pauses, one save after another. */
export function useAutosave(
  store: DocumentStore,
  loaded: WorkflowWithDocument,
): { saveState: SaveState; flush: () => Promise<void> } {
  const client = useQueryClient();
  const { pending } = useSyncExternalStore(store.subscribe, store.read);
  const [trouble, setTrouble] = useState<'saving' | 'failed' | 'conflict' | null>(null);
  const version = useRef(loaded.workflow.version);
  const running = useRef<Promise<void> | null>(null);
  const { id } = loaded.workflow;

  const save = async () => {
    while (store.read().pending.length > 0) {
      const { document, pending: batch } = store.read();
      setTrouble('saving');
      const saved = await call(updateWorkflow, { params: { id }, body: { baseVersion: version.current, document } });
      version.current = saved.workflow.version;
      store.confirm(batch.length);
      client.setQueryData(['getWorkflow', id, undefined], saved);
    }
    setTrouble(null);
    void client.invalidateQueries({ queryKey: ['listWorkflows'] });
    void client.invalidateQueries({ queryKey: ['listWorkflowVersions'] });
  };
  const flush = () => {
    running.current ??= save()
      .catch((error: unknown) => {
        const isConflict = error instanceof HubError && error.code === 'conflict';
        setTrouble(isConflict ? 'conflict' : 'failed');
        showError(isConflict ? new Error(workflowTexts.conflict) : error);
        throw error;
      })
      .finally(() => {
        running.current = null;
      });
    return running.current;
  };
  const saveLater = useEffectEvent(() => {
    // A failure is shown where it happens; the next edit tries again.
    flush().catch(() => undefined);
  });
  useEffect(() => {
    if (pending.length === 0) return undefined;
    const timer = window.setTimeout(() => saveLater(), pauseMs);
    return () => window.clearTimeout(timer);
  }, [pending]);
  useEffect(
    () => () => {
      if (store.read().pending.length > 0) saveLater();
    },
    [store],
  );
  return { saveState: trouble ?? (pending.length > 0 ? 'unsaved' : 'saved'), flush };
}
