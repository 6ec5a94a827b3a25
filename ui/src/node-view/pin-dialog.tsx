import { useState } from 'react';
import { TextAreaField } from '../parts/field.tsx';
import { FormDialog } from '../parts/form-dialog.tsx';
import { readItems } from '../run-data/read-items.ts';
import { runTexts as texts } from '../run/texts.ts';

interface PinDialogProps {
  node: string;
  /** The JSON of the items, as it is to begin with. */
  items: readonly unknown[];
  onPin: (items: unknown[]) => boolean;
  onClose: () => void;
}

/** Items by hand, in place of those that a node gives. */
export function PinDialog({ node, items, onPin, onClose }: PinDialogProps) {
  const [text, setText] = useState(() => JSON.stringify(items, null, 2));
  const [error, setError] = useState<unknown>(null);
  return (
    <FormDialog
      title={texts.pinTitle(node)}
      submit={texts.pinSubmit}
      isBusy={false}
      error={error}
      onSubmit={() => {
        try {
          if (onPin(readItems(text, texts).map((json) => ({ json })))) onClose();
        } catch (fault) {
          setError(fault);
        }
      }}
      onClose={onClose}
    >
      <TextAreaField
        label={texts.pinItems}
        hint={texts.pinHint}
        rows={12}
        spellCheck={false}
        className="input mono"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
    </FormDialog>
  );
}
