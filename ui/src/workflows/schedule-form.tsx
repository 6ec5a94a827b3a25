import type { ScheduleOverlap, Workflow } from '@leadloom/contracts';
import { SelectField } from '../parts/field.tsx';
import { workflowTexts as texts } from './texts.ts';
import { useOwnSettings } from './use-own-settings.ts';

/** What the times of a workflow do when the run before still goes on, and when they were missed. A change is a new version. */
export function ScheduleForm({ workflow }: { workflow: Workflow }) {
  const settings = useOwnSettings(workflow);
  if (settings === null) return null;
  const { own, save, isBusy } = settings;
  const { overlap = 'allow', catchUpSeconds = 0 } = own.schedule ?? {};
  return (
    <>
      <SelectField
        label={texts.overlap}
        value={overlap}
        disabled={isBusy}
        onChange={(event) => save({ schedule: { ...own.schedule, overlap: event.target.value as ScheduleOverlap } })}
      >
        {texts.overlaps.map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={texts.catchUp}
        value={catchUpSeconds}
        disabled={isBusy}
        onChange={(event) => {
          const { catchUpSeconds: _, ...schedule } = own.schedule ?? {};
          const seconds = Number(event.target.value);
          save({ schedule: { ...schedule, ...(seconds > 0 && { catchUpSeconds: seconds }) } });
        }}
      >
        {texts.catchUps.map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </SelectField>
    </>
  );
}
