import { deleteLead } from '@leadloom/contracts';
import { useSyncExternalStore } from 'react';
import { call } from '../api/call.ts';
import { queryClient } from '../api/query-client.ts';
import { urlOf } from '../api/url-of.ts';
import { showError, showToast } from '../parts/toasts.ts';
import { leadTexts as texts } from './texts.ts';

/** How long a deletion can be taken back. */
const graceMs = 8000;

/** Leads that are gone for the person and not yet for the hub. */
let waiting: ReadonlyMap<string, number> = new Map();
const listeners = new Set<() => void>();

function set(next: ReadonlyMap<string, number>) {
  waiting = next;
  for (const listener of listeners) listener();
}
function forget(id: string) {
  set(new Map([...waiting].filter(([other]) => other !== id)));
}

/**
 * Deletes a lead in some seconds, unless the person takes it back. A deleted lead is gone with its timeline and cannot be made again, so the
 * hub is told only when nobody took it back; the audit log then has the one entry of what was done.
 */
export function deleteLater(id: string, name: string): void {
  const timer = window.setTimeout(() => void deleteNow(id), graceMs);
  set(new Map(waiting).set(id, timer));
  const undo = () => {
    window.clearTimeout(timer);
    forget(id);
  };
  showToast('ok', texts.deleted(name), { action: { label: texts.undo, run: undo }, forMs: graceMs });
}

async function deleteNow(id: string) {
  try {
    await call(deleteLead, { params: { id } });
    queryClient.removeQueries({ queryKey: ['getLead', id] });
  } catch (error) {
    showError(error);
  }
  await queryClient.invalidateQueries({ queryKey: ['listLeads'] });
  forget(id);
}

// Who closes the page has not taken it back.
window.addEventListener('pagehide', () => {
  for (const [id, timer] of waiting) {
    window.clearTimeout(timer);
    void fetch(urlOf(deleteLead, { params: { id } }), { method: deleteLead.method, keepalive: true });
  }
});

export function useIsDeleted(): (id: string) => boolean {
  const ids = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => waiting,
  );
  return (id) => ids.has(id);
}
