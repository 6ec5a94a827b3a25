import type { Lead } from '@leadloom/contracts';
import { Badge } from '../parts/badge.tsx';
import type { Column } from '../parts/data-table.tsx';
import { Time } from '../parts/time.tsx';
import { Avatar } from './avatar.tsx';
import { EmailBadge, ScoreBar, StatusBadge } from './lead-badges.tsx';
import { leadName } from './lead-name.ts';
import { leadTexts } from './texts.ts';
import { visibleTags } from './visible-tags.ts';

const { columns: titles } = leadTexts;

export const leadColumns: readonly Column<Lead>[] = [
  {
    id: 'name',
    title: titles.name,
    width: 'minmax(168px, 1.4fr)',
    sort: 'name',
    phone: 'title',
    cell: ({ fields }) => (
      <span className="lead-name">
        <Avatar fields={fields} />
        <span className="truncate">{leadName(fields)}</span>
      </span>
    ),
  },
  {
    id: 'company',
    title: titles.company,
    width: 'minmax(130px, 1.3fr)',
    sort: 'company',
    phone: 'line',
    cell: ({ fields }) => (
      <>
        {fields.companyName ?? fields.companyDomain ?? ''}
        {fields.title ? <span className="muted"> · {fields.title}</span> : null}
      </>
    ),
  },
  {
    id: 'email',
    title: titles.email,
    width: 'minmax(140px, 1.2fr)',
    phone: 'hidden',
    cell: ({ fields }) => fields.email ?? <span className="muted">–</span>,
  },
  {
    id: 'emailStatus',
    title: titles.checked,
    width: '118px',
    cell: ({ emailStatus }) => <EmailBadge status={emailStatus} />,
  },
  { id: 'score', title: titles.score, width: '104px', sort: 'score', cell: ({ score }) => <ScoreBar score={score} /> },
  { id: 'status', title: titles.status, width: '112px', cell: ({ status }) => <StatusBadge status={status} /> },
  {
    id: 'tags',
    title: titles.tags,
    width: 'minmax(64px, 0.6fr)',
    phone: 'hidden',
    cell: ({ tags }) => (
      <span className="chips">
        {visibleTags(tags).map((tag) => (
          <Badge key={tag}>{tag}</Badge>
        ))}
      </span>
    ),
  },
  {
    id: 'updated',
    title: titles.updated,
    width: '100px',
    sort: 'updatedAt',
    phone: 'hidden',
    align: 'end',
    cell: ({ updatedAt }) => <Time at={updatedAt} />,
  },
];
