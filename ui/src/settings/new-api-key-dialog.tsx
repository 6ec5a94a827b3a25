import { allPermissions, createApiKey, type Permission } from '@leadloom/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../api/call.ts';
import { SelectField, TextField } from '../parts/field.tsx';
import { FormDialog } from '../parts/form-dialog.tsx';
import { ShownOnce } from '../parts/shown-once.tsx';
import { messageOf } from '../parts/toasts.ts';
import { texts as common } from '../texts.ts';
import { settingsTexts as texts } from './texts.ts';
import './settings.css';

const lifetimes = [30, 90, 365, 3650];

/** Makes an API key and shows it, the only time that it can be seen. */
export function NewApiKeyDialog({ onClose }: { onClose: () => void }) {
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [permissions, setPermissions] = useState<readonly Permission[]>(['leads:read', 'leads:write']);
  const [expiresInDays, setExpiresInDays] = useState(365);
  const creation = useMutation({
    mutationFn: () => call(createApiKey, { body: { name: name.trim(), permissions: [...permissions], expiresInDays } }),
    meta: { showsError: true },
    onSuccess: () => void client.invalidateQueries({ queryKey: ['listApiKeys'] }),
  });
  if (creation.data)
    return <ShownOnce title={texts.madeTitle} hint={texts.madeHint} value={creation.data.key} onClose={onClose} />;
  return (
    <FormDialog
      title={texts.createKey}
      submit={common.actions.create}
      isBusy={creation.isPending}
      isDisabled={permissions.length === 0}
      onSubmit={() => creation.mutate()}
      onClose={onClose}
    >
      <TextField
        label={texts.keyName}
        hint={texts.keyNameHint}
        error={creation.error ? messageOf(creation.error) : undefined}
        required
        maxLength={100}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <SelectField
        label={texts.expires}
        value={expiresInDays}
        onChange={(event) => setExpiresInDays(Number(event.target.value))}
      >
        {lifetimes.map((days) => (
          <option key={days} value={days}>
            {texts.days(days)}
          </option>
        ))}
      </SelectField>
      <fieldset className="form-group">
        <legend className="field-label">{texts.rights}</legend>
        <div className="rights">
          {allPermissions.map((permission) => (
            <label key={permission}>
              <input
                type="checkbox"
                checked={permissions.includes(permission)}
                onChange={(event) =>
                  setPermissions(
                    event.target.checked
                      ? [...permissions, permission]
                      : permissions.filter((other) => other !== permission),
                  )
                }
              />
              {texts.permission[permission]}
            </label>
          ))}
        </div>
      </fieldset>
    </FormDialog>
  );
}
