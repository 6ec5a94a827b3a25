import { beginListening, type Workflow } from '@leadloom/contracts';
import { useMutation } from '@tanstack/react-query';
import { Ear } from 'lucide-react';
import { call } from '../api/call.ts';
import { Button } from '../parts/button.tsx';
import { useEditor } from '../editor/use-editor.ts';
import { isOver, type RunState } from '../run/fold-run.ts';
import { useSession } from '../session/use-session.ts';
import { ListenDialog } from './listen-dialog.tsx';
import { workflowTexts as texts } from './texts.ts';

interface ListenButtonProps {
  workflow: Workflow;
  run: RunState | null;
  onHeard: (executionId: string) => void;
}

/** Waits for one call to a workflow that has a webhook or a form, and shows the run that comes of it. */
export function ListenButton({ workflow, run, onHeard }: ListenButtonProps) {
  const { can } = useSession();
  const { flush } = useEditor();
  const { mutate, reset, data, isPending } = useMutation({
    mutationFn: async () => {
      // What is called is what the hub has.
      await flush();
      return call(beginListening, { params: { id: workflow.id } });
    },
  });
  const isGoing = run !== null && !isOver(run.status);
  const canBeCalled = workflow.triggers.some(({ kind }) => kind === 'webhook' || kind === 'form');
  if (!canBeCalled || isGoing || !can('workflows:run')) return null;
  return (
    <>
      <Button icon={Ear} isBusy={isPending} onClick={() => mutate()}>
        {texts.listen}
      </Button>
      {data ? (
        <ListenDialog
          key={data.until}
          workflowId={workflow.id}
          begun={data}
          onAgain={() => mutate()}
          onHeard={(executionId) => {
            reset();
            onHeard(executionId);
          }}
          onClose={reset}
        />
      ) : null}
    </>
  );
}
