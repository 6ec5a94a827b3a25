import { inviteUser, type Role, type UserWithLink } from '@leadloom/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../api/call.ts';
import { SelectField, TextField } from '../parts/field.tsx';
import { FormDialog } from '../parts/form-dialog.tsx';
import { settingsTexts } from './texts.ts';

const texts = settingsTexts.people;

export function InviteDialog({ onInvited, onClose }: { onInvited: (made: UserWithLink) => void; onClose: () => void }) {
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('editor');
  const invitation = useMutation({
    mutationFn: () => call(inviteUser, { body: { name: name.trim(), email: email.trim(), role } }),
    meta: { showsError: true },
    onSuccess: (made) => {
      void client.invalidateQueries({ queryKey: ['listUsers'] });
      onInvited(made);
    },
  });
  return (
    <FormDialog
      title={texts.invite}
      submit={texts.invite}
      isBusy={invitation.isPending}
      error={invitation.error}
      autoComplete="off"
      onSubmit={() => invitation.mutate()}
      onClose={onClose}
    >
      <TextField label={texts.name} maxLength={100} value={name} onChange={(event) => setName(event.target.value)} />
      <TextField
        label={texts.email}
        type="email"
        required
        maxLength={254}
        value={email}
        onChange={(event) => setEmail(event.target.value)}
      />
      <SelectField
        label={texts.role}
        hint={texts.roleHints[role]}
        value={role}
        onChange={(event) => setRole(event.target.value as Role)}
      >
        {Object.entries(texts.roles).map(([value, title]) => (
          <option key={value} value={value}>
            {title}
          </option>
        ))}
      </SelectField>
    </FormDialog>
  );
}
