import { type Lead, type LeadFieldName, leadFieldNames } from '@leadloom/contracts';
import { useState } from 'react';
import { Button } from '../parts/button.tsx';
import { TextField } from '../parts/field.tsx';
import { texts as common } from '../texts.ts';
import { LeadConflict } from './lead-conflict.tsx';
import { leadTexts as texts } from './texts.ts';
import { useUpdateLead } from './use-update-lead.ts';

type Draft = Record<LeadFieldName, string>;
const draftOf = (lead: Lead) =>
  Object.fromEntries(leadFieldNames.map((name) => [name, String(lead.fields[name] ?? '')])) as Draft;

/** The fields that differ from the lead as it was read; an emptied field becomes unknown (null). */
function changesOf(lead: Lead, draft: Draft) {
  const before = draftOf(lead);
  const changed = leadFieldNames.filter((name) => draft[name].trim() !== before[name]);
  return Object.fromEntries(
    changed.map((name) => {
      const value = draft[name].trim();
      return [name, value === '' ? null : name === 'employees' ? Number(value) : value];
    }),
  );
}

export function LeadEditForm({ lead, onClose }: { lead: Lead; onClose: () => void }) {
  const [draft, setDraft] = useState(() => draftOf(lead));
  const { save, isSaving, conflict, keepMine, takeTheirs } = useUpdateLead(lead, onClose);
  const changes = changesOf(lead, draft);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save({ fields: changes });
      }}
    >
      {conflict ? (
        <LeadConflict read={lead} conflict={conflict} isSaving={isSaving} onKeep={keepMine} onTake={takeTheirs} />
      ) : null}
      {Object.entries(texts.groups).map(([group, names]) => (
        <fieldset key={group} className="lead-group form-group">
          <legend>{group}</legend>
          <div className="form-grid">
            {names.map((name) => (
              <TextField
                key={name}
                label={texts.fields[name]}
                type={name === 'employees' ? 'number' : name === 'email' ? 'email' : 'text'}
                min={name === 'employees' ? 0 : undefined}
                maxLength={name === 'country' ? 2 : undefined}
                value={draft[name]}
                onChange={(event) => setDraft({ ...draft, [name]: event.target.value })}
              />
            ))}
          </div>
        </fieldset>
      ))}
      <div className="form-foot">
        <Button onClick={onClose}>{common.actions.cancel}</Button>
        <Button type="submit" tone="primary" isBusy={isSaving} disabled={Object.keys(changes).length === 0}>
          {common.actions.save}
        </Button>
      </div>
    </form>
  );
}
