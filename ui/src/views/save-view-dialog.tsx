import { useState } from 'react';
import { TextField } from '../parts/field.tsx';
import { FormDialog } from '../parts/form-dialog.tsx';
import { Switch } from '../parts/switch.tsx';
import { showToast } from '../parts/toasts.ts';
import { viewTexts as texts } from './texts.ts';
import type { useViews } from './use-views.ts';

interface SaveViewProps {
  query: string;
  create: ReturnType<typeof useViews>['create'];
  onClose: () => void;
}

export function SaveViewDialog({ query, create, onClose }: SaveViewProps) {
  const [name, setName] = useState('');
  const [isShared, setIsShared] = useState(false);
  return (
    <FormDialog
      title={texts.save}
      submit={texts.save}
      isBusy={create.isPending}
      isDisabled={name.trim() === ''}
      onSubmit={() =>
        create.mutate(
          { name: name.trim(), query, isShared },
          {
            onSuccess: () => {
              showToast('ok', texts.saved(name.trim()));
              onClose();
            },
          },
        )
      }
      onClose={onClose}
    >
      <TextField
        label={texts.name}
        hint={texts.nameHint}
        maxLength={80}
        required
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <Switch label={texts.share} isOn={isShared} onChange={setIsShared} />
    </FormDialog>
  );
}
