import { replayExecutions } from '@leadloom/contracts';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../api/call.ts';
import { TextField } from '../parts/field.tsx';
import { FormDialog } from '../parts/form-dialog.tsx';
import { RepairDialog } from './repair-dialog.tsx';
import { repairTexts as texts } from './repair-texts.ts';

/** Runs the last executions of a workflow again on its newest version, without a word to the outside, and compares. */
export function ReplayDialog({ workflowId, onClose }: { workflowId: string; onClose: () => void }) {
  const [last, setLast] = useState(20);
  const replay = useMutation({
    mutationFn: () => call(replayExecutions, { params: { id: workflowId }, body: { last } }),
    meta: { showsError: true },
  });
  if (replay.data) return <RepairDialog title={texts.replayTitle} jobId={replay.data.id} onClose={onClose} />;
  return (
    <FormDialog
      title={texts.replayTitle}
      submit={texts.replaySubmit}
      isBusy={replay.isPending}
      error={replay.error}
      onSubmit={() => replay.mutate()}
      onClose={onClose}
    >
      <p>{texts.replayHint}</p>
      <TextField
        label={texts.replayLast}
        type="number"
        min={1}
        max={100}
        required
        value={last}
        onChange={(event) => setLast(Number(event.target.value))}
      />
    </FormDialog>
  );
}
