import { type DataTable, insertDataTableRows } from '@leadloom/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../api/call.ts';
import { TextField } from '../parts/field.tsx';
import { FormDialog } from '../parts/form-dialog.tsx';
import { showToast } from '../parts/toasts.ts';
import { dataTableTexts as texts } from './texts.ts';

/** Values are sent as they were typed: the hub makes them fit their columns. */
export function AddRowDialog({ table: { id, columns }, onClose }: { table: DataTable; onClose: () => void }) {
  const client = useQueryClient();
  const [values, setValues] = useState<Record<string, string>>({});
  const adding = useMutation({
    mutationFn: () => {
      const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
      return call(insertDataTableRows, { params: { id }, body: { rows: [given] } });
    },
    meta: { showsError: true },
    onSuccess: () => {
      showToast('ok', texts.rowAdded);
      void client.invalidateQueries({ queryKey: ['listDataTableRows'] });
      onClose();
    },
  });
  return (
    <FormDialog
      title={texts.addRow}
      submit={texts.addRow}
      isBusy={adding.isPending}
      error={adding.error}
      onSubmit={() => adding.mutate()}
      onClose={onClose}
    >
      {columns.map(({ name, type }) => (
        <TextField
          key={name}
          label={`${name} (${type})`}
          value={values[name] ?? ''}
          onChange={(event) => setValues({ ...values, [name]: event.target.value })}
        />
      ))}
    </FormDialog>
  );
}
