import type { FlowControl, Workflow } from '@leadloom/contracts';
import { useState } from 'react';
import { Button } from '../parts/button.tsx';
import { SelectField, TextField } from '../parts/field.tsx';
import { texts as common } from '../texts.ts';
import { type FlowFields, toFlowControl, toFlowFields } from './flow-fields.ts';
import { workflowTexts as texts } from './texts.ts';
import { useOwnSettings } from './use-own-settings.ts';

/** Which runs of a workflow wait, join others or are left out before they begin. */
export function FlowForm({ workflow }: { workflow: Workflow }) {
  const settings = useOwnSettings(workflow);
  if (settings === null) return null;
  const { own, isBusy, save } = settings;
  return <Form key={JSON.stringify(own.flow)} flow={own.flow} isBusy={isBusy} onSave={(flow) => save({ flow })} />;
}

interface FormProps {
  flow: FlowControl | undefined;
  isBusy: boolean;
  onSave: (flow: FlowControl | undefined) => void;
}

function Form({ flow, isBusy, onSave }: FormProps) {
  const [fields, setFields] = useState(() => toFlowFields(flow));
  const field = (name: keyof FlowFields) => ({
    value: fields[name],
    onChange: (event: { target: { value: string } }) => setFields({ ...fields, [name]: event.target.value }),
  });
  const number = (name: keyof FlowFields, min = 1) => ({ ...field(name), type: 'number', min });
  const submit = (event: { preventDefault(): void }) => {
    event.preventDefault();
    onSave(toFlowControl(fields, flow));
  };
  return (
    <details>
      <summary>{texts.flow}</summary>
      <form onSubmit={submit}>
        <p className="muted">{texts.flowHint}</p>
        <TextField
          label={texts.flowKey}
          hint={texts.flowKeyHint}
          placeholder="={{ $json.body.email }}"
          maxLength={2000}
          {...field('key')}
        />
        <TextField label={texts.flowConcurrency} {...number('concurrency')} />
        <TextField label={texts.flowPriority} placeholder="={{ $json.rank }}" maxLength={2000} {...field('priority')} />
        <TextField label={texts.flowThrottle} {...number('limit')} />
        <TextField label={texts.flowPeriod} {...number('periodSeconds')} />
        <SelectField label={texts.flowExcess} {...field('excess')}>
          {texts.flowExcesses.map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </SelectField>
        <TextField label={texts.flowDebounce} {...number('debounceSeconds')} />
        <TextField label={texts.flowBatch} {...number('batchSize', 2)} />
        <TextField label={texts.flowBatchSeconds} {...number('batchSeconds')} />
        <SelectField label={texts.flowSingleton} {...field('singleton')}>
          {texts.flowSingletons.map(([value, label]) => (
            <option key={value} value={value}>
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
