import {
  type RetentionRule,
  type RetentionRules,
  getRetention,
  retentionKinds,
  setRetention,
} from '@leadloom/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../api/call.ts';
import { Button } from '../parts/button.tsx';
import { TextField } from '../parts/field.tsx';
import { PageWait } from '../parts/page-wait.tsx';
import { showToast } from '../parts/toasts.ts';
import { settingsTexts } from './texts.ts';

const texts = settingsTexts.retention;

/** How long executions are kept in this workspace. */
export function Retention() {
  const query = useQuery({ queryKey: ['getRetention'], queryFn: ({ signal }) => call(getRetention, { signal }) });
  return query.data ? <RetentionForm rules={query.data} /> : <PageWait query={query} />;
}

function RetentionForm({ rules }: { rules: RetentionRules }) {
  const client = useQueryClient();
  const save = useMutation({
    mutationFn: (body: RetentionRules) => call(setRetention, { body }),
    onSuccess: (saved) => {
      client.setQueryData(['getRetention'], saved);
      showToast('ok', texts.saved);
    },
  });
  return (
    <form
      className="settings-list"
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        const rule = (kind: string): RetentionRule => ({
          days: numberOf(form, `${kind}.days`),
          count: numberOf(form, `${kind}.count`),
        });
        save.mutate({ success: rule('success'), error: rule('error'), manual: rule('manual') });
      }}
    >
      <p className="muted">{texts.hint}</p>
      {retentionKinds.map((kind) => (
        <fieldset key={kind} className="form-group row">
          <legend>{texts.kinds[kind]}</legend>
          <NumberField name={`${kind}.days`} label={texts.days} value={rules[kind].days} max={3650} />
          <NumberField name={`${kind}.count`} label={texts.count} value={rules[kind].count} max={1_000_000} />
        </fieldset>
      ))}
      <div className="row">
        <Button tone="primary" type="submit" isBusy={save.isPending}>
          {texts.save}
        </Button>
      </div>
    </form>
  );
}

interface NumberFieldProps {
  name: string;
  label: string;
  value: number | null;
  max: number;
}

function NumberField({ name, label, value, max }: NumberFieldProps) {
  return (
    <TextField
      name={name}
      label={label}
      type="number"
      min={1}
      max={max}
      defaultValue={value ?? ''}
      placeholder={texts.noLimit}
    />
  );
}

/** An empty field sets no limit. */
function numberOf(form: FormData, name: string): number | null {
  const text = form.get(name);
  return typeof text !== 'string' || text === '' ? null : Number(text);
}
