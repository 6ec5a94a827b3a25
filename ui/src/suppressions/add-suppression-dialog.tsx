import { createSuppression, type SuppressionInput } from '@leadloom/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../api/call.ts';
import { SelectField, TextField } from '../parts/field.tsx';
import { FormDialog } from '../parts/form-dialog.tsx';
import { messageOf, showToast } from '../parts/toasts.ts';
import { suppressionTexts as texts } from './texts.ts';

export function AddSuppressionDialog({ onClose }: { onClose: () => void }) {
  const client = useQueryClient();
  const [value, setValue] = useState('');
  const [reason, setReason] = useState<SuppressionInput['reason']>('manual');
  const [note, setNote] = useState('');
  const adding = useMutation({
    mutationFn: () => {
      const typed = value.trim();
      const body: SuppressionInput = { value: typed, kind: typed.includes('@') ? 'email' : 'domain', reason };
      return call(createSuppression, { body: note.trim() === '' ? body : { ...body, note: note.trim() } });
    },
    meta: { showsError: true },
    onSuccess: (added) => {
      showToast('ok', texts.added(added.value));
      void client.invalidateQueries({ queryKey: ['listSuppressions'] });
      onClose();
    },
  });
  return (
    <FormDialog
      title={texts.create}
      submit={texts.create}
      isBusy={adding.isPending}
      onSubmit={() => adding.mutate()}
      onClose={onClose}
    >
      <TextField
        label={texts.value}
        hint={texts.valueHint}
        error={adding.error ? messageOf(adding.error) : undefined}
        required
        maxLength={254}
        value={value}
        onChange={(event) => setValue(event.target.value)}
      />
      <SelectField
        label={texts.columns.reason}
        value={reason}
        onChange={(event) => setReason(event.target.value as SuppressionInput['reason'])}
      >
        {Object.entries(texts.reason).map(([name, title]) => (
          <option key={name} value={name}>
            {title}
          </option>
        ))}
      </SelectField>
      <TextField label={texts.note} maxLength={500} value={note} onChange={(event) => setNote(event.target.value)} />
    </FormDialog>
  );
}
