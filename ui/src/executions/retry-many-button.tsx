import { retryExecutions } from '@leadloom/contracts';
import { useMutation } from '@tanstack/react-query';
import { RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { call } from '../api/call.ts';
import { Button } from '../parts/button.tsx';
import { FormDialog } from '../parts/form-dialog.tsx';
import { useSession } from '../session/use-session.ts';
import { RepairDialog } from './repair-dialog.tsx';
import { repairTexts as texts } from './repair-texts.ts';

/** Retries the failed runs of all workflows, or of one. */
export function RetryManyButton({ workflowId, count }: { workflowId: string | undefined; count: number }) {
  const { can } = useSession();
  const [isAsking, setIsAsking] = useState(false);
  const retry = useMutation({
    mutationFn: () => call(retryExecutions, { body: { filter: workflowId === undefined ? {} : { workflowId } } }),
    onSuccess: () => setIsAsking(false),
    meta: { showsError: true },
  });
  if (!can('workflows:run') || (count === 0 && retry.data === undefined)) return null;
  return (
    <>
      <Button icon={RotateCcw} onClick={() => setIsAsking(true)}>
        {texts.retryMany(count)}
      </Button>
      {isAsking ? (
        <FormDialog
          title={texts.retryManyTitle}
          submit={texts.retryMany(count)}
          isBusy={retry.isPending}
          error={retry.error}
          onSubmit={() => retry.mutate()}
          onClose={() => setIsAsking(false)}
        >
          <p>{texts.retryManyHint(count)}</p>
        </FormDialog>
      ) : null}
      {retry.data ? <RepairDialog title={texts.retryManyTitle} jobId={retry.data.id} onClose={retry.reset} /> : null}
    </>
  );
}
