import { useState } from 'react';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { TextField } from '../parts/field.tsx';
import { texts as common } from '../texts.ts';
import { workflowTexts as texts } from './texts.ts';

interface RenameDialogProps {
  name: string;
  isBusy: boolean;
  onSave: (name: string) => void;
  onClose: () => void;
}

export function RenameDialog({ name, isBusy, onSave, onClose }: RenameDialogProps) {
  const [typed, setTyped] = useState(name);
  const save = () => onSave(typed.trim());
  return (
    <Dialog
      title={texts.renameTitle}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{common.actions.cancel}</Button>
          <Button tone="primary" isBusy={isBusy} disabled={typed.trim() === '' || typed.trim() === name} onClick={save}>
            {common.actions.save}
          </Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <TextField
          label={texts.name}
          maxLength={300}
          required
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </form>
    </Dialog>
  );
}
