import { useState } from 'react';
import { TextField } from '../parts/field.tsx';
import { FormDialog } from '../parts/form-dialog.tsx';
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
  return (
    <FormDialog
      title={texts.renameTitle}
      submit={common.actions.save}
      isBusy={isBusy}
      isDisabled={typed.trim() === '' || typed.trim() === name}
      onSubmit={() => onSave(typed.trim())}
      onClose={onClose}
    >
      <TextField
        label={texts.name}
        maxLength={300}
        required
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
    </FormDialog>
  );
}
