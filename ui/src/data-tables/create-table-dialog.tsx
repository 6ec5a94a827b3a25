import { createDataTable } from '@leadloom/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../api/call.ts';
import { TextAreaField, TextField } from '../parts/field.tsx';
import { FormDialog } from '../parts/form-dialog.tsx';
import { showToast } from '../parts/toasts.ts';
import { readColumns } from './read-columns.ts';
import { dataTableTexts as texts } from './texts.ts';

export function CreateTableDialog({ onClose }: { onClose: () => void }) {
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [typed, setTyped] = useState('');
  const read = readColumns(typed);
  const creating = useMutation({
    mutationFn: () => call(createDataTable, { body: { name, columns: 'fault' in read ? [] : read.columns } }),
    meta: { showsError: true },
    onSuccess: (table) => {
      showToast('ok', texts.created(table.name));
      void client.invalidateQueries({ queryKey: ['listDataTables'] });
      onClose();
    },
  });
  return (
    <FormDialog
      title={texts.create}
      submit={texts.create}
      isBusy={creating.isPending}
      isDisabled={'fault' in read}
      error={creating.error}
      onSubmit={() => creating.mutate()}
      onClose={onClose}
    >
      <TextField
        label={texts.name}
        required
        maxLength={128}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <TextAreaField
        label={texts.columnsField}
        hint={texts.columnsHint}
        error={'fault' in read ? texts.badColumn(read.fault) : undefined}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
    </FormDialog>
  );
}
