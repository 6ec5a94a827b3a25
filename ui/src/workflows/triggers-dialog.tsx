import {
  activateWorkflow,
  type ErrorWorkflow,
  listWorkflowTriggers,
  type Workflow,
  type WorkflowTrigger,
} from '@leadloom/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { call } from '../api/call.ts';
import { Badge } from '../parts/badge.tsx';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { formatDateTime } from '../parts/format.ts';
import { PageWait } from '../parts/page-wait.tsx';
import { useSession } from '../session/use-session.ts';
import { BackfillForm } from './backfill-form.tsx';
import { DeduplicateForm } from './deduplicate-form.tsx';
import { FlowForm } from './flow-form.tsx';
import { FlowState } from './flow-state.tsx';
import { ScheduleForm } from './schedule-form.tsx';
import { RequestList } from './request-list.tsx';
import { workflowTexts as texts } from './texts.ts';
import { TriggerState } from './trigger-state.tsx';
import { useActivation } from './use-activation.ts';
import './triggers.css';

/** What sets a workflow off: addresses to call, and when its schedules come next. */
export function TriggersDialog({ workflow, onClose }: { workflow: Workflow; onClose: () => void }) {
  const { can } = useSession();
  const query = useQuery({
    queryKey: ['listWorkflowTriggers', workflow.id],
    queryFn: ({ signal }) => call(listWorkflowTriggers, { params: { id: workflow.id }, signal }),
  });
  const change = useActivation(workflow);
  const activeVersion = workflow.activeVersion ?? workflow.version;
  return (
    <Dialog title={texts.triggers} onClose={onClose}>
      {workflow.active ? null : <p className="muted">{texts.triggersOff}</p>}
      {workflow.active && activeVersion !== workflow.version ? (
        <div className="row">
          <p className="grow">{texts.triggersOld(activeVersion)}</p>
          {can('workflows:write') ? (
            <Button isBusy={change.isPending} onClick={() => change.mutate(activateWorkflow)}>
              {texts.runNewest}
            </Button>
          ) : null}
        </div>
      ) : null}
      {query.data ? (
        <ul className="triggers">
          {query.data.items.length === 0 ? <li>{texts.noTriggers}</li> : null}
          {query.data.items.map((trigger) => (
            <li key={trigger.node}>
              <b>{trigger.node}</b> <Badge>{texts.triggerKind[trigger.kind] ?? trigger.kind}</Badge>
              <How trigger={trigger} />
              <TriggerState trigger={trigger} />
              {trigger.kind === 'schedule' && workflow.active && can('workflows:run') ? (
                <BackfillForm workflow={workflow} node={trigger.node} />
              ) : null}
            </li>
          ))}
        </ul>
      ) : (
        <PageWait query={query} />
      )}
      {query.data?.items.some(({ kind }) => kind === 'schedule') && can('workflows:write') ? (
        <ScheduleForm workflow={workflow} />
      ) : null}
      {query.data?.items.some(({ kind }) => kind !== 'manual') && can('workflows:write') ? (
        <>
          <DeduplicateForm workflow={workflow} />
          <FlowForm workflow={workflow} />
        </>
      ) : null}
      {query.data ? <FlowState flow={query.data.flow} /> : null}
      {query.data?.errorWorkflow ? <OnError of={workflow} is={query.data.errorWorkflow} /> : null}
    </Dialog>
  );
}

function OnError({ of, is: { id, name, active } }: { of: Workflow; is: ErrorWorkflow }) {
  return (
    <p>
      {texts.onError}{' '}
      {name === null ? (
        texts.noErrorWorkflow(id)
      ) : id === of.id ? (
        texts.itself
      ) : (
        <Link to={`/workflows/${id}`}>{name}</Link>
      )}
      {name === null || active ? null : ` ${texts.errorWorkflowOff}`}
    </p>
  );
}

function How({ trigger: { kind, requests, nextTimes } }: { trigger: WorkflowTrigger }) {
  return (
    <>
      <p className="muted">{texts.triggerHint[kind]}</p>
      <RequestList requests={requests} />
      {kind === 'schedule' || kind === 'poll' ? (
        nextTimes.length === 0 ? (
          <p>{texts.noTime}</p>
        ) : (
          <ol className="trigger-times">
            {nextTimes.map((time) => (
              <li key={time}>
                <time dateTime={time}>{formatDateTime(time)}</time>
              </li>
            ))}
          </ol>
        )
      ) : null}
    </>
  );
}
