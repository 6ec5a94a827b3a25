import { Check, CloudAlert } from 'lucide-react';
import { Spinner } from '../parts/spinner.tsx';
import { editorTexts as texts } from './texts.ts';
import { useEditor } from './use-editor.ts';

/** Says whether the hub has what is seen. */
export function SaveNote() {
  const { saveState } = useEditor();
  const isBad = saveState === 'failed' || saveState === 'conflict';
  return (
    <span className={isBad ? 'save-state save-state-bad' : 'save-state'} role="status">
      {saveState === 'saving' ? (
        <Spinner size={13} />
      ) : isBad ? (
        <CloudAlert size={15} aria-hidden />
      ) : saveState === 'saved' ? (
        <Check size={15} aria-hidden />
      ) : null}
      {texts.save[saveState]}
    </span>
  );
}
