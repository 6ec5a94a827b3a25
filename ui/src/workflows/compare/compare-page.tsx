import { getWorkflow, type NodeDifference, type WorkflowOperation } from '@leadloom/contracts';
import { applyOperations, diffDocuments, operationsBetween, restoreNode } from '@leadloom/graph';
import { useQuery } from '@tanstack/react-query';
import { Equal, History } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { call } from '../../api/call.ts';
import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { PageWait } from '../../parts/page-wait.tsx';
import { useTitle } from '../../parts/page.tsx';
import { useSession } from '../../session/use-session.ts';
import { CanvasFrame } from '../canvas-frame.tsx';
import { ChangeList } from './change-list.tsx';
import { CompareDrawing } from './compare-drawing.tsx';
import { marksOf } from './marks-of.ts';
import { compareTexts as texts } from './texts.ts';
import { useRestore } from './use-restore.ts';
import './compare.css';

/** Two versions side by side (`?from=3`, `&to=5` or the newest): drawings that move together, and what differs in words. */
export function ComparePage() {
  const { workflowId = '' } = useParams();
  const [params] = useSearchParams();
  const from = Number(params.get('from') ?? 1);
  const to = params.get('to') === null ? undefined : Number(params.get('to'));
  const [then, now] = [useVersion(workflowId, from), useVersion(workflowId, to)];
  if (then.error || !then.data) return <PageWait query={then} />;
  if (now.error || !now.data) return <PageWait query={now} />;
  return <Comparison from={from} to={to} then={then.data} now={now.data} />;
}

type Loaded = NonNullable<ReturnType<typeof useVersion>['data']>;

function useVersion(workflowId: string, version: number | undefined) {
  return useQuery({
    queryKey: ['getWorkflow', workflowId, version],
    queryFn: ({ signal }) => call(getWorkflow, { params: { id: workflowId }, query: { version }, signal }),
  });
}

function Comparison({ from, to, then, now }: { from: number; to: number | undefined; then: Loaded; now: Loaded }) {
  const { can } = useSession();
  const [viewport, setViewport] = useState({ x: 0, y: 0, zoom: 1 });
  const { workflow } = now;
  const title = texts.title(workflow.name, from, to ?? workflow.version);
  useTitle(title);
  const difference = useMemo(() => diffDocuments(then.document, now.document), [then.document, now.document]);
  const marks = useMemo(() => marksOf(difference), [difference]);
  const restoring = useRestore(workflow, from);
  const isNewest = to === undefined || to === workflow.version;
  const isWriter = isNewest && can('workflows:write');
  const count =
    difference.nodes.length +
    difference.wires.added.length +
    difference.wires.removed.length +
    difference.settings.length +
    difference.pinData.length;
  const restore = (operations: WorkflowOperation[], what: string) =>
    restoring.mutate({ operations, what, inverse: applyOperations(now.document, operations).inverse });
  const view = { viewport, onViewportChange: setViewport };
  return (
    <CanvasFrame
      back={{ to: `/workflows/${workflow.id}`, label: texts.back }}
      title={title}
      facts={<span className="muted">{texts.changes(count)}</span>}
      actions={
        isWriter && count > 0 ? (
          <Button
            tone="primary"
            icon={History}
            isBusy={restoring.isPending}
            onClick={() => restore(operationsBetween(now.document, then.document), texts.whole(from))}
          >
            {texts.restoreAll(from)}
          </Button>
        ) : null
      }
    >
      <div className="compare">
        <CompareDrawing title={texts.left(from)} document={then.document} markOf={marks.before} {...view} />
        <CompareDrawing
          title={texts.right(to ?? workflow.version, isNewest)}
          document={now.document}
          markOf={marks.after}
          {...view}
        />
        {count === 0 ? (
          <Notice icon={Equal} title={texts.same}>
            {texts.sameHint}
          </Notice>
        ) : (
          <ChangeList
            difference={difference}
            isBusy={restoring.isPending}
            onRestore={
              isWriter
                ? (node: NodeDifference) =>
                    restore(
                      restoreNode(node, then.document, now.document),
                      `“${(node.before ?? node.after)?.name ?? ''}”`,
                    )
                : undefined
            }
          />
        )}
      </div>
    </CanvasFrame>
  );
}
