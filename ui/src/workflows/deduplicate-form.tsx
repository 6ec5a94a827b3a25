import type { Workflow } from '@leadloom/contracts';
import { useState } from 'react';
import { Button } from '../parts/button.tsx';
import { SelectField, TextField } from '../parts/field.tsx';
import { texts as common } from '../texts.ts';
import { workflowTexts as texts } from './texts.ts';
import { useOwnSettings } from './use-own-settings.ts';

type Settings = NonNullable<ReturnType<typeof useOwnSettings>>;

/** Which items of triggers are repeats of one another, and for how long they are held back. */
export function DeduplicateForm({ workflow }: { workflow: Workflow }) {
  const settings = useOwnSettings(workflow);
  return settings === null ? null : <Form key={JSON.stringify(settings.own.deduplicate)} settings={settings} />;
}

function Form({ settings: { own, save, isBusy } }: { settings: Settings }) {
  const [key, setKey] = useState(own.deduplicate?.key ?? '');
  const [windowSeconds, setWindow] = useState(own.deduplicate?.windowSeconds ?? 86_400);
  const submit = (event: { preventDefault(): void }) => {
    event.preventDefault();
    save({ deduplicate: key.trim() === '' ? undefined : { key: key.trim(), windowSeconds } });
  };
  return (
    <details>
      <summary>{texts.repeats}</summary>
      <form onSubmit={submit}>
        <TextField
          label={texts.repeatKey}
          hint={texts.repeatKeyHint}
          placeholder="={{ $json.id }}"
          maxLength={2000}
          value={key}
          onChange={(event) => setKey(event.target.value)}
        />
        <SelectField
          label={texts.repeatWindow}
          value={windowSeconds}
          onChange={(event) => setWindow(Number(event.target.value))}
        >
          {texts.repeatWindows.map(([seconds, label]) => (
            <option key={seconds} value={seconds}>
              {label}
            </option>
          ))}
        </SelectField>
        <Button type="submit" isBusy={isBusy}>
          {common.actions.save}
        </Button>
      </form>
    </details>
  );
}
