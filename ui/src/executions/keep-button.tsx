import { type Execution, keepExecution } from '@leadloom/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Pin, PinOff } from 'lucide-react';
import { call } from '../api/call.ts';
import { Button } from '../parts/button.tsx';
import { useSession } from '../session/use-session.ts';
import { executionTexts as texts } from './texts.ts';

/** Lets the run stay whatever the rules of retention say. */
export function KeepButton({ execution: { id, isKept = false } }: { execution: Execution }) {
  const { can } = useSession();
  const client = useQueryClient();
  const keep = useMutation({
    mutationFn: () => call(keepExecution, { params: { id }, body: { isKept: !isKept } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['getExecution', id] }),
  });
  if (!can('workflows:write')) return null;
  return (
    <Button icon={isKept ? PinOff : Pin} isBusy={keep.isPending} onClick={() => keep.mutate()}>
      {isKept ? texts.keepNoLonger : texts.keep}
    </Button>
  );
}
