import { installNodePackage } from '@leadloom/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../api/call.ts';
import { TextField } from '../parts/field.tsx';
import { FormDialog } from '../parts/form-dialog.tsx';
import { messageOf } from '../parts/toasts.ts';
import { settingsTexts as texts } from './texts.ts';

/** Installs a package of nodes, or another version of one. */
export function InstallPackageDialog({ onClose }: { onClose: () => void }) {
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [version, setVersion] = useState('');
  const installation = useMutation({
    mutationFn: () =>
      call(installNodePackage, {
        body: { name: name.trim(), ...(version.trim() === '' ? {} : { version: version.trim() }) },
      }),
    meta: { showsError: true },
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['listNodePackages'] });
      onClose();
    },
  });
  return (
    <FormDialog
      title={texts.installPackage}
      submit={texts.install}
      isBusy={installation.isPending}
      onSubmit={() => installation.mutate()}
      onClose={onClose}
    >
      <TextField
        label={texts.packageName}
        hint={texts.packageNameHint}
        error={installation.error ? messageOf(installation.error) : undefined}
        required
        maxLength={214}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <TextField
        label={texts.packageVersion}
        hint={texts.packageVersionHint}
        maxLength={100}
        value={version}
        onChange={(event) => setVersion(event.target.value)}
      />
    </FormDialog>
  );
}
