import type { Connection } from '@leadloom/contracts';
import { Badge, type Tone } from '../parts/badge.tsx';
import type { Column } from '../parts/data-table.tsx';
import { Time } from '../parts/time.tsx';
import { ConnectionActions } from './connection-actions.tsx';
import { connectionTexts as texts } from './texts.ts';

const tones: Record<Connection['health']['status'], Tone> = { untested: 'neutral', ok: 'ok', failing: 'bad' };

export const connectionColumns: readonly Column<Connection>[] = [
  {
    id: 'name',
    title: texts.columns.name,
    width: 'minmax(190px, 1.5fr)',
    phone: 'title',
    cell: ({ name, isSandbox }) => (
      <span className="chips">
        <b className="truncate">{name}</b>
        {isSandbox ? <Badge tone="accent">{texts.sandbox}</Badge> : null}
      </span>
    ),
  },
  {
    id: 'connector',
    title: texts.columns.connector,
    width: 'minmax(170px, 1.2fr)',
    phone: 'line',
    cell: ({ connector, credentialType }) => (
      <>
        {connector ?? texts.noConnector} <span className="muted mono">{credentialType}</span>
      </>
    ),
  },
  {
    id: 'health',
    title: texts.columns.health,
    width: 'minmax(130px, 1.3fr)',
    cell: ({ health, circuit }) => (
      <span title={health.message}>
        <Badge tone={tones[health.status]} hasDot>
          {texts.health[health.status]}
        </Badge>{' '}
        {circuit?.openUntil ? <Badge tone="warn">{texts.paused}</Badge> : null}
        <span className="muted">
          {circuit?.openUntil
            ? texts.pausedHint(circuit.failures)
            : health.status === 'failing'
              ? health.message
              : null}
        </span>
      </span>
    ),
  },
  {
    id: 'tested',
    title: texts.columns.tested,
    width: '110px',
    phone: 'hidden',
    cell: ({ health }) => (health.at === null ? <span className="muted">–</span> : <Time at={health.at} />),
  },
  {
    id: 'actions',
    title: texts.columns.actions,
    width: '250px',
    align: 'end',
    cell: (connection) => <ConnectionActions connection={connection} />,
  },
];
