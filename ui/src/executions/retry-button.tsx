import { type Execution, retryExecution } from '@leadloom/contracts';
import { useMutation } from '@tanstack/react-query';
import { RotateCcw } from 'lucide-react';
import { useNavigate } from 'react-router';
import { call } from '../api/call.ts';
import { Button } from '../parts/button.tsx';
import { useSession } from '../session/use-session.ts';
import { executionTexts as texts } from './texts.ts';

/** Goes on at the node that failed, in a new run, which is shown then. */
export function RetryButton({ executionId, status }: { executionId: string; status: Execution['status'] }) {
  const { can } = useSession();
  const navigate = useNavigate();
  const { mutate: retry, isPending } = useMutation({
    mutationFn: () => call(retryExecution, { params: { id: executionId }, body: {} }),
    onSuccess: ({ id }) => navigate(`/executions/${id}`),
  });
  if (status !== 'error' || !can('workflows:run')) return null;
  return (
    <Button icon={RotateCcw} isBusy={isPending} onClick={() => retry()}>
      {texts.goOnFromFailure}
    </Button>
  );
}
