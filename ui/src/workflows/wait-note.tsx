import { changeExecutionWait } from '@leadloom/contracts';
import { useMutation } from '@tanstack/react-query';
import { Hourglass } from 'lucide-react';
import { useState } from 'react';
import { call } from '../api/call.ts';
import { executionTexts as texts } from '../executions/texts.ts';
import { Button } from '../parts/button.tsx';
import { TextField } from '../parts/field.tsx';
import { FormDialog } from '../parts/form-dialog.tsx';
import { formatMoment } from '../parts/format.ts';
import type { RunState } from '../run/fold-run.ts';
import { useSession } from '../session/use-session.ts';

type Waiting = NonNullable<RunState['waiting']>;

/** What a run waits for, and the ways to end or move that wait. */
export function WaitNote({ waiting: { node, until }, executionId }: { waiting: Waiting; executionId: string }) {
  const { can } = useSession();
  const [isChoosing, setIsChoosing] = useState(false);
  const { mutate, isPending, error } = useMutation({
    mutationFn: (to: Date) =>
      call(changeExecutionWait, { params: { id: executionId }, body: { until: to.toISOString() } }),
    onSuccess: () => setIsChoosing(false),
  });
  return (
    <div className="dock-note dock-warn">
      <Hourglass size={17} aria-hidden />
      <p className="grow">{until === null ? texts.waitingFor(node) : texts.waitingUntil(node, formatMoment(until))}</p>
      {can('workflows:run') ? (
        <>
          <Button onClick={() => setIsChoosing(true)}>{texts.changeWait}</Button>
          <Button isBusy={isPending && !isChoosing} onClick={() => mutate(new Date())}>
            {texts.goOnNow}
          </Button>
        </>
      ) : null}
      {isChoosing ? (
        <WaitDialog
          until={until}
          isBusy={isPending}
          error={error}
          onSave={mutate}
          onClose={() => setIsChoosing(false)}
        />
      ) : null}
    </div>
  );
}

interface WaitDialogProps {
  until: string | null;
  isBusy: boolean;
  error: unknown;
  onSave: (until: Date) => void;
  onClose: () => void;
}

function WaitDialog({ until, isBusy, error, onSave, onClose }: WaitDialogProps) {
  const [typed, setTyped] = useState(() => localTime(until === null ? new Date() : new Date(until)));
  return (
    <FormDialog
      title={texts.changeWaitTitle}
      submit={texts.changeWaitSave}
      isBusy={isBusy}
      isDisabled={typed === ''}
      error={error}
      onSubmit={() => onSave(new Date(typed))}
      onClose={onClose}
    >
      <TextField
        type="datetime-local"
        step={1}
        required
        label={texts.waitUntil}
        hint={texts.waitUntilHint}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
    </FormDialog>
  );
}

/** The form of `datetime-local`, which has no zone: that of the browser. */
function localTime(date: Date): string {
  const shifted = new Date(date.getTime() - date.getTimezoneOffset() * 60_000);
  return shifted.toISOString().slice(0, 19);
}
