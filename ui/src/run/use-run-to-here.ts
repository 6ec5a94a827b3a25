import { hasEnded, runWorkflowNow } from '@leadloom/contracts';
import { upstreamOf } from '@leadloom/graph';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { call } from '../api/call.ts';
import { useEditor } from '../editor/use-editor.ts';
import { useSession } from '../session/use-session.ts';
import { isOver, type RunState } from './fold-run.ts';

/** Runs up to a node; of the run that is shown, what has not changed since is taken as it was. Undefined while that is not possible. */
export function useRunToHere(executionId: string | null, run: RunState | null): ((node: string) => void) | undefined {
  const { can } = useSession();
  const { workflow, document, flush } = useEditor();
  const client = useQueryClient();
  const [, setParams] = useSearchParams();
  const { mutate, isPending } = useMutation({
    mutationFn: async (destinationNode: string) => {
      // What is run is what the hub has.
      await flush();
      const before = upstreamOf(document, [destinationNode]);
      const starts = workflow.triggers.filter(({ node }) => before.has(node));
      const start = starts.find(({ kind }) => kind === 'manual') ?? starts[0];
      return call(runWorkflowNow, {
        params: { id: workflow.id },
        body: {
          destinationNode,
          ...(start && { startNode: start.node }),
          ...(executionId !== null && run !== null && hasEnded(run) ? { reuse: executionId } : {}),
        },
      });
    },
    onSuccess: ({ executionId: id }) => {
      setParams((before) => {
        const next = new URLSearchParams(before);
        next.set('run', id);
        return next;
      });
      void client.invalidateQueries({ queryKey: ['listExecutions'] });
    },
  });
  const isGoing = run !== null && !isOver(run.status);
  return can('workflows:run') && !isGoing && !isPending ? (node) => mutate(node) : undefined;
}
