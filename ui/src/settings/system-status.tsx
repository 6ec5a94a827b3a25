import { getStatus } from '@leadloom/contracts';
import { useQuery } from '@tanstack/react-query';
import { CircleCheck, CircleX } from 'lucide-react';
import { call } from '../api/call.ts';
import { ErrorNotice } from '../parts/notice.tsx';
import { Spinner } from '../parts/spinner.tsx';
import { useSession } from '../session/use-session.ts';
import { texts as common } from '../texts.ts';
import { settingsTexts as texts } from './texts.ts';
import './settings.css';

/** The parts of the system and whether each works, kept current. */
export function SystemStatus() {
  const { session } = useSession();
  const status = useQuery({
    queryKey: ['getStatus'],
    refetchInterval: 10_000,
    queryFn: ({ signal }) => call(getStatus, { signal }),
  });
  if (status.error) return <ErrorNotice error={status.error} onRetry={() => void status.refetch()} />;
  if (!status.data) return <Spinner label={common.list.loading} />;
  return (
    <div className="status">
      <ul className="card">
        {status.data.parts.map((part) => (
          <li key={part.name} className="status-part">
            {part.ok ? (
              <CircleCheck size={18} className="status-ok" role="img" aria-label={texts.ok} />
            ) : (
              <CircleX size={18} className="status-bad" role="img" aria-label={texts.notOk} />
            )}
            <b>{part.name}</b>
            <span className="muted">{part.detail}</span>
          </li>
        ))}
      </ul>
      <dl className="card card-pad status-facts">
        <dt>{texts.version}</dt>
        <dd>{status.data.version}</dd>
        <dt>{texts.workspace}</dt>
        <dd>{session?.workspace.name}</dd>
        <dt>{texts.user}</dt>
        <dd>{session?.user.email}</dd>
        <dt>{texts.role}</dt>
        <dd>{session?.user.role}</dd>
        <dt>API</dt>
        <dd>
          <a href="/docs" target="_blank" rel="noreferrer">
            {texts.docs}
          </a>
        </dd>
      </dl>
    </div>
  );
}
