import { HubError } from '@leadloom/contracts';
import { texts } from '../texts.ts';

export interface Toast {
  id: number;
  tone: 'ok' | 'bad' | 'info';
  message: string;
  action?: { label: string; run: () => void } | undefined;
}

let toasts: readonly Toast[] = [];
let nextId = 1;
const listeners = new Set<() => void>();

function set(next: readonly Toast[]) {
  toasts = next;
  for (const listener of listeners) listener();
}

/** Messages that pass by at the edge of the page; errors stay longer, and those with an action as long as it is possible. */
export function showToast(
  tone: Toast['tone'],
  message: string,
  { action, forMs = tone === 'bad' ? 10_000 : 5000 }: { action?: Toast['action']; forMs?: number } = {},
): void {
  const id = nextId++;
  set([...toasts.filter((toast) => toast.message !== message).slice(-3), { id, tone, message, action }]);
  setTimeout(() => hideToast(id), forMs);
}
export function showError(error: unknown): void {
  showToast('bad', messageOf(error));
}
export function hideToast(id: number): void {
  set(toasts.filter((toast) => toast.id !== id));
}

/** The words of an error for a person. */
export function messageOf(error: unknown): string {
  if (error instanceof HubError && error.code === 'forbidden') return `${error.message} ${texts.errors.forbidden}`;
  return error instanceof Error && error.message !== '' ? error.message : texts.errors.title;
}

export const toastSource = {
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  read: () => toasts,
};
