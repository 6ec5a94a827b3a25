import { backfillWorkflow, type Workflow } from '@leadloom/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../api/call.ts';
import { Button } from '../parts/button.tsx';
import { TextField } from '../parts/field.tsx';
import { showToast } from '../parts/toasts.ts';
import { workflowTexts as texts } from './texts.ts';

/** Starts the runs of a schedule for a time that is over. */
export function BackfillForm({ workflow, node }: { workflow: Workflow; node: string }) {
  const client = useQueryClient();
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const start = useMutation({
    mutationFn: () =>
      call(backfillWorkflow, {
        params: { id: workflow.id },
        body: { node, from: new Date(from).toISOString(), to: new Date(to).toISOString() },
      }),
    onSuccess: ({ runs }) => {
      showToast('ok', texts.backfilled(runs));
      void client.invalidateQueries({ queryKey: ['listExecutions'] });
    },
  });
  const submit = (event: { preventDefault(): void }) => {
    event.preventDefault();
    start.mutate();
  };
  const moment = { type: 'datetime-local', required: true } as const;
  return (
    <details>
      <summary>{texts.backfill}</summary>
      <form onSubmit={submit}>
        <TextField
          {...moment}
          label={texts.backfillFrom}
          value={from}
          onChange={(event) => setFrom(event.target.value)}
        />
        <TextField {...moment} label={texts.backfillTo} value={to} onChange={(event) => setTo(event.target.value)} />
        <Button type="submit" isBusy={start.isPending}>
          {texts.run}
        </Button>
      </form>
    </details>
  );
}
