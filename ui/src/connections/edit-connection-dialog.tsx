import { type BodyOf, type Connection, updateConnection } from '@leadloom/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../api/call.ts';
import { TextAreaField, TextField } from '../parts/field.tsx';
import { FormDialog } from '../parts/form-dialog.tsx';
import { showToast } from '../parts/toasts.ts';
import { texts as common } from '../texts.ts';
import { credentialData, CredentialFields } from './credential-fields.tsx';
import { originsFromText, originsToText } from './origins-text.ts';
import { connectionTexts as texts } from './texts.ts';
import { useConnectors } from './use-connectors.ts';

/** Renames a connection, gives it new credentials, or sends its calls elsewhere. */
export function EditConnectionDialog({ connection, onClose }: { connection: Connection; onClose: () => void }) {
  const client = useQueryClient();
  const catalogue = useConnectors();
  const [name, setName] = useState(connection.name);
  const [origins, setOrigins] = useState(() => originsToText(connection.origins));
  const [values, setValues] = useState<Record<string, string>>({});
  const type = catalogue.data
    ?.flatMap((info) => info.credentialTypes)
    .find((other) => other.name === connection.credentialType);
  const saving = useMutation({
    mutationFn: async () => {
      const data = type ? credentialData(type, values) : null;
      const body: BodyOf<typeof updateConnection> = { name: name.trim(), origins: originsFromText(origins) };
      return call(updateConnection, {
        params: { id: connection.id },
        body: data ? { ...body, data } : body,
      });
    },
    meta: { showsError: true },
    onSuccess: () => {
      showToast('ok', texts.saved);
      void client.invalidateQueries({ queryKey: ['listConnections'] });
      onClose();
    },
  });
  return (
    <FormDialog
      title={texts.editTitle(connection.name)}
      submit={common.actions.save}
      isBusy={saving.isPending}
      error={saving.error}
      autoComplete="off"
      onSubmit={() => saving.mutate()}
      onClose={onClose}
    >
      <TextField
        label={texts.name}
        required
        maxLength={120}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      {type ? <CredentialFields type={type} values={values} isChange onChange={setValues} /> : null}
      <TextAreaField
        label={texts.origins}
        hint={texts.originsHint}
        rows={3}
        className="input mono"
        spellCheck={false}
        value={origins}
        onChange={(event) => setOrigins(event.target.value)}
      />
    </FormDialog>
  );
}
