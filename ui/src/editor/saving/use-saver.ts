import type { WorkflowWithDocument } from '@leadloom/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react';
import { listen } from '../../api/listen.ts';
import { showError, showToast } from '../../parts/toasts.ts';
import type { DocumentStore } from '../document-store.ts';
import { createSaver, type Saver, type SaveState } from './create-saver.ts';
import { savingTexts as texts } from './texts.ts';

const pauseMs = 800;
const retryMs = 4000;

/** Saves when editing pauses, and brings in what others save. */
export function useSaver(store: DocumentStore, loaded: WorkflowWithDocument): { saver: Saver; saveState: SaveState } {
  const client = useQueryClient();
  const { id, version } = loaded.workflow;
  const [saver] = useState(() =>
    createSaver({
      store,
      loaded,
      onSaved: (saved) => {
        client.setQueryData(['getWorkflow', id, undefined], saved);
        for (const queryKey of [['listWorkflows'], ['listWorkflowVersions']])
          void client.invalidateQueries({ queryKey });
      },
      onOthers: ({ savedBy, isMerge, refused }) => {
        showToast('info', isMerge ? texts.merged(savedBy) : texts.theirs(savedBy));
        if (refused > 0) showToast('bad', texts.refused(refused));
      },
    }),
  );
  const { pending } = useSyncExternalStore(store.subscribe, store.read);
  const { trouble, conflict } = useSyncExternalStore(saver.subscribe, saver.read);
  const save = useEffectEvent(() => {
    saver.flush().catch((error: unknown) => {
      if (saver.read().trouble === 'failed') showError(error);
    });
  });
  useEffect(() => {
    if (pending.length === 0 || conflict !== null) return undefined;
    const timer = window.setTimeout(() => save(), pauseMs);
    return () => window.clearTimeout(timer);
  }, [pending, conflict]);
  useEffect(() => {
    if (trouble !== 'offline') return undefined;
    const timer = window.setInterval(() => save(), retryMs);
    return () => window.clearInterval(timer);
  }, [trouble]);
  useEffect(
    () => () => {
      if (store.read().pending.length > 0) save();
    },
    [store],
  );
  const hear = useEffectEvent((newest: number) => {
    saver.hear(newest).catch(() => undefined);
  });
  // A save by another part of this page, as renaming, comes by this as well.
  useEffect(() => hear(version), [version]);
  useEffect(
    () =>
      listen({
        workflowId: id,
        on: { workflow: (workflow) => hear(workflow.version) },
        onOpen: () => void client.invalidateQueries({ queryKey: ['getWorkflow', id, undefined] }),
      }),
    [id, client],
  );
  const saveState = conflict !== null ? 'conflict' : (trouble ?? (pending.length > 0 ? 'unsaved' : 'saved'));
  return { saver, saveState };
}
