import { runWorkflowNow, type Workflow } from '@leadloom/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ExternalLink, Play, X } from 'lucide-react';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { call } from '../api/call.ts';
import { Button } from '../parts/button.tsx';
import { useEditor } from '../editor/use-editor.ts';
import { isOver, type RunState } from '../run/fold-run.ts';
import { useSession } from '../session/use-session.ts';
import { usePageActions } from '../shell/command-provider.tsx';
import { workflowTexts as texts } from './texts.ts';

interface RunButtonProps {
  workflow: Workflow;
  run: RunState | null;
  onStarted: (executionId: string) => void;
  onClear: () => void;
}

/** Starts a run; with several triggers one chooses from which. */
export function RunButton({ workflow, run, onStarted, onClear }: RunButtonProps) {
  const { can } = useSession();
  const { document, flush } = useEditor();
  const client = useQueryClient();
  const [params] = useSearchParams();
  const triggers = workflow.triggers.filter(
    ({ node }) => document.nodes.find((other) => other.name === node)?.disabled !== true,
  );
  const [chosen, setChosen] = useState(() => (triggers.find(({ kind }) => kind === 'manual') ?? triggers[0])?.node);
  const { mutate, isPending } = useMutation({
    mutationFn: async () => {
      // What is run is what the hub has.
      await flush();
      return call(runWorkflowNow, {
        params: { id: workflow.id },
        body: chosen === undefined ? {} : { startNode: chosen },
      });
    },
    onSuccess: ({ executionId }) => {
      onStarted(executionId);
      void client.invalidateQueries({ queryKey: ['listExecutions'] });
    },
  });
  const isGoing = run !== null && !isOver(run.status);
  const canRun = can('workflows:run') && !isGoing && !isPending;
  usePageActions({ run: canRun ? () => mutate() : undefined });
  if (isGoing || !can('workflows:run')) return null;
  return (
    <>
      {triggers.length > 1 ? (
        <select
          className="input filter"
          aria-label={texts.runFrom}
          value={chosen}
          onChange={(event) => setChosen(event.target.value)}
        >
          {triggers.map(({ node }) => (
            <option key={node} value={node}>
              {node}
            </option>
          ))}
        </select>
      ) : null}
      <Button tone="primary" className="dock-run" icon={Play} isBusy={isPending} onClick={() => mutate()}>
        {run ? texts.runAgain : texts.run}
      </Button>
      {run ? (
        <>
          <Link
            className="button button-quiet button-icon"
            to={`/executions/${params.get('run')}`}
            aria-label={texts.openRun}
            title={texts.openRun}
          >
            <ExternalLink size={16} aria-hidden />
          </Link>
          <Button tone="quiet" icon={X} isIconOnly aria-label={texts.clearRun} onClick={onClear} />
        </>
      ) : null}
    </>
  );
}
