import type { Workflow } from '@leadloom/contracts';
import { Badge } from '../parts/badge.tsx';
import type { Column } from '../parts/data-table.tsx';
import { Time } from '../parts/time.tsx';
import { formatNumber } from '../texts.ts';
import { workflowTexts as texts } from './texts.ts';

export const workflowColumns: readonly Column<Workflow>[] = [
  {
    id: 'name',
    title: texts.columns.name,
    width: 'minmax(220px, 2fr)',
    phone: 'title',
    cell: ({ name, description }) => (
      <>
        {name}
        {description ? <span className="muted"> · {description}</span> : null}
      </>
    ),
  },
  {
    id: 'state',
    title: texts.columns.state,
    width: '110px',
    cell: ({ active }) => (
      <Badge tone={active ? 'ok' : 'neutral'} hasDot>
        {active ? texts.active : texts.inactive}
      </Badge>
    ),
  },
  {
    id: 'triggers',
    title: texts.columns.triggers,
    width: 'minmax(130px, 1fr)',
    phone: 'hidden',
    cell: ({ triggers }) =>
      [...new Set(triggers.map(({ kind }) => texts.triggerKind[kind] ?? kind))].join(', ') || (
        <span className="muted">–</span>
      ),
  },
  {
    id: 'nodes',
    title: texts.columns.nodes,
    width: '80px',
    align: 'end',
    phone: 'hidden',
    cell: ({ nodeCount }) => formatNumber(nodeCount),
  },
  {
    id: 'tags',
    title: texts.columns.tags,
    width: 'minmax(110px, 0.8fr)',
    cell: ({ tags, isSample }) => (
      <span className="chips">
        {isSample ? <Badge tone="accent">{texts.sample}</Badge> : null}
        {tags
          .filter((tag) => !(isSample && tag === 'sample'))
          .map((tag) => (
            <Badge key={tag}>{tag}</Badge>
          ))}
      </span>
    ),
  },
  {
    id: 'updated',
    title: texts.columns.updated,
    width: '110px',
    align: 'end',
    cell: ({ updatedAt }) => <Time at={updatedAt} />,
  },
];
