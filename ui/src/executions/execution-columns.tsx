import type { Execution } from '@leadloom/contracts';
import type { Column } from '../parts/data-table.tsx';
import { formatDuration } from '../parts/format.ts';
import { Time } from '../parts/time.tsx';
import { ExecutionBadge } from './status-badge.tsx';
import { executionTexts as texts } from './texts.ts';

export const executionColumns: readonly Column<Execution>[] = [
  {
    id: 'workflow',
    title: texts.columns.workflow,
    width: 'minmax(180px, 1.4fr)',
    phone: 'title',
    cell: ({ workflowName }) => workflowName,
  },
  {
    id: 'status',
    title: texts.columns.status,
    width: '160px',
    cell: ({ status }) => <ExecutionBadge status={status} />,
  },
  { id: 'started', title: texts.columns.started, width: '120px', cell: ({ startedAt }) => <Time at={startedAt} /> },
  {
    id: 'duration',
    title: texts.columns.duration,
    width: '110px',
    align: 'end',
    cell: ({ durationMs }) => (durationMs === null ? <span className="muted">–</span> : formatDuration(durationMs)),
  },
  { id: 'mode', title: texts.columns.mode, width: '120px', phone: 'hidden', cell: ({ mode }) => texts.mode[mode] },
  {
    id: 'error',
    title: texts.columns.error,
    width: 'minmax(160px, 2fr)',
    phone: 'line',
    cell: ({ error }) =>
      error ? <span title={error.message}>{error.node ? `${error.node}: ${error.message}` : error.message}</span> : '',
  },
];
