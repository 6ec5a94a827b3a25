import { useState } from 'react';
import { DropZone } from '../../parts/drop-zone.tsx';
import { TextAreaField } from '../../parts/field.tsx';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { editorTexts as texts } from '../texts.ts';

interface InsertDialogProps {
  /** Puts the nodes of a text into the drawing; false when there are none in it. */
  onText: (text: string) => boolean;
  onClose: () => void;
}

/** Nodes from a file or a text, for those whose clipboard is out of reach. */
export function InsertDialog({ onText, onClose }: InsertDialogProps) {
  const [text, setText] = useState('');
  const [hasFailed, setHasFailed] = useState(false);
  const insert = (given: string) => {
    if (onText(given)) onClose();
    else setHasFailed(true);
  };
  return (
    <FormDialog
      title={texts.insert.title}
      submit={texts.insert.submit}
      isBusy={false}
      isDisabled={text.trim() === ''}
      error={hasFailed ? new Error(texts.insert.nothing) : undefined}
      onSubmit={() => insert(text)}
      onClose={onClose}
    >
      <DropZone
        title={texts.insert.file}
        hint={texts.insert.fileHint}
        accept=".json,.txt,.md,application/json"
        onFile={(file) => void file.text().then(insert)}
      />
      <TextAreaField
        label={texts.insert.text}
        rows={7}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setHasFailed(false);
        }}
      />
    </FormDialog>
  );
}
