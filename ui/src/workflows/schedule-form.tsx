import { getWorkflow, type OwnSettings, type ScheduleOverlap, type Workflow } from '@leadloom/contracts';
import { ownSettingsOf } from '@leadloom/graph';
import { useQuery } from '@tanstack/react-query';
import { call } from '../api/call.ts';
import { SelectField } from '../parts/field.tsx';
import { workflowTexts as texts } from './texts.ts';
import { useSaveWorkflow } from './use-save-workflow.ts';

/** What the times of a workflow do when the run before still goes on, and when they were missed. A change is a new version. */
export function ScheduleForm({ workflow }: { workflow: Workflow }) {
  const query = useQuery({
    queryKey: ['getWorkflow', workflow.id, undefined],
    queryFn: ({ signal }) => call(getWorkflow, { params: { id: workflow.id }, query: {}, signal }),
  });
  const saving = useSaveWorkflow(workflow, () => undefined);
  if (!query.data) return null;
  const { document } = query.data;
  const own = ownSettingsOf(document);
  const { overlap = 'allow', catchUpSeconds = 0 } = own.schedule ?? {};
  const save = (change: OwnSettings['schedule']) => {
    const leadloom: OwnSettings = { ...own, schedule: { ...own.schedule, ...change } };
    saving.mutate({ document: { ...document, settings: { ...document.settings, leadloom } } });
  };
  return (
    <>
      <SelectField
        label={texts.overlap}
        value={overlap}
        disabled={saving.isPending}
        onChange={(event) => save({ overlap: event.target.value as ScheduleOverlap })}
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
        disabled={saving.isPending}
        onChange={(event) => save({ catchUpSeconds: Number(event.target.value) })}
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
