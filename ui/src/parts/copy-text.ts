import { texts } from '../texts.ts';
import { showToast } from './toasts.ts';

/** Puts a text on the clipboard and says whether that worked. Without HTTPS, except on this machine, browsers have no clipboard. */
export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    showToast('ok', texts.actions.copied);
  } catch {
    showToast('bad', texts.errors.clipboard);
  }
}
