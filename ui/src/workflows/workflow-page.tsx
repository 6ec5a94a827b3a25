import { getWorkflow, type WorkflowWithDocument } from '@leadloom/contracts';
import { useQuery } from '@tanstack/react-query';
import { ReactFlowProvider } from '@xyflow/react';
import { useParams, useSearchParams } from 'react-router';
import { call } from '../api/call.ts';
import { EditorProvider } from '../editor/editor-provider.tsx';
import { SaveNote } from '../editor/saving/save-note.tsx';
import { WorkflowEditor } from '../editor/workflow-editor.tsx';
import { PageWait } from '../parts/page-wait.tsx';
import { useTitle } from '../parts/page.tsx';
import { useRun } from '../run/use-run.ts';
import { texts as common } from '../texts.ts';
import { ActiveSwitch } from './active-switch.tsx';
import { CanvasFrame } from './canvas-frame.tsx';
import { Findings } from './findings.tsx';
import { ListenButton } from './listen-button.tsx';
import { OldVersionNote } from './old-version-note.tsx';
import { PublishButton } from './publish-button.tsx';
import { RunButton } from './run-button.tsx';
import { RunView } from './run-view.tsx';
import { RunningNote } from './running-note.tsx';
import { workflowTexts as texts } from './texts.ts';
import { WorkflowMenu } from './workflow-menu.tsx';

/** A workflow's drawing; the run that is shown on it is named in the address (`?run=`), so that a reload shows it again. */
export function WorkflowPage() {
  const { workflowId = '' } = useParams();
  const [params, setParams] = useSearchParams();
  const executionId = params.get('run');
  const version = params.get('version') === null ? undefined : Number(params.get('version'));
  const query = useQuery({
    queryKey: ['getWorkflow', workflowId, version],
    queryFn: ({ signal }) => call(getWorkflow, { params: { id: workflowId }, query: { version }, signal }),
  });
  const { run, error } = useRun(executionId);
  const show = (changes: { run?: string | null; version?: number | null }) =>
    setParams((before) => {
      const next = new URLSearchParams(before);
      for (const [name, value] of Object.entries(changes))
        if (value === null) next.delete(name);
        else next.set(name, String(value));
      return next;
    });
  useTitle(query.data?.workflow.name ?? common.nav.workflows);
  if (query.error || !query.data) return <PageWait query={query} />;
  const { workflow, document, findings } = query.data;
  const isOld = version !== undefined && version !== workflow.version;
  const frame = {
    back: { to: '/workflows', label: texts.list },
    title: workflow.name,
    actions: <WorkflowMenu loaded={query.data} onShowVersion={(next) => show({ version: next, run: null })} />,
  };
  const shown = { executionId, run, runError: error };
  if (isOld)
    return (
      <CanvasFrame {...frame} facts={<WorkflowFacts loaded={query.data} version={version} />}>
        <RunView
          key={`${workflow.id} ${version}`}
          document={document}
          findings={findings}
          {...shown}
          notes={<OldVersionNote loaded={query.data} version={version} onShowNewest={() => show({ version: null })} />}
        />
      </CanvasFrame>
    );
  return (
    <ReactFlowProvider key={workflow.id}>
      <EditorProvider loaded={query.data}>
        <CanvasFrame
          {...frame}
          facts={
            <>
              <WorkflowFacts loaded={query.data} version={workflow.version} />
              <PublishButton />
              <SaveNote />
            </>
          }
        >
          <WorkflowEditor
            {...shown}
            notes={
              executionId === null ? <RunningNote workflowId={workflow.id} onWatch={(id) => show({ run: id })} /> : null
            }
            start={
              <>
                <ListenButton workflow={workflow} run={run} onHeard={(id) => show({ run: id })} />
                <RunButton
                  workflow={workflow}
                  run={run}
                  onStarted={(id) => show({ run: id })}
                  onClear={() => show({ run: null })}
                />
              </>
            }
          />
        </CanvasFrame>
      </EditorProvider>
    </ReactFlowProvider>
  );
}

function WorkflowFacts({ loaded: { workflow, findings }, version }: { loaded: WorkflowWithDocument; version: number }) {
  return (
    <>
      <ActiveSwitch workflow={workflow} />
      <span className="muted">{texts.version(version)}</span>
      <Findings findings={findings} />
    </>
  );
}
