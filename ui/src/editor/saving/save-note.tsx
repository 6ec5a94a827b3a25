import { Check, CloudAlert } from 'lucide-react';
import { Spinner } from '../../parts/spinner.tsx';
import { useEditor } from '../use-editor.ts';
import { ConflictDialog } from './conflict-dialog.tsx';
import { LeaveGuard } from './leave-guard.tsx';
import { savingTexts as texts } from './texts.ts';

/** Says whether the hub has what is seen, asks where two changed the same, and guards what is not saved. */
export function SaveNote() {
  const { saveState, saver } = useEditor();
  const isBad = saveState === 'failed' || saveState === 'conflict' || saveState === 'offline';
  return (
    <>
      <span className={isBad ? 'save-state save-state-bad' : 'save-state'} role="status">
        {saveState === 'saving' ? (
          <Spinner size={13} />
        ) : isBad ? (
          <CloudAlert size={15} aria-hidden />
        ) : saveState === 'saved' ? (
          <Check size={15} aria-hidden />
        ) : null}
        {texts.states[saveState]}
      </span>
      <ConflictDialog saver={saver} />
      <LeaveGuard saver={saver} isSaved={saveState === 'saved'} />
    </>
  );
}
