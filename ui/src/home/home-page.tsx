import { getSummary, type ResponseOf } from '@leadloom/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Link } from 'react-router';
import { call } from '../api/call.ts';
import { listen } from '../api/listen.ts';
import { PageWait } from '../parts/page-wait.tsx';
import { Page } from '../parts/page.tsx';
import { formatNumber } from '../texts.ts';
import { homeTexts as texts } from './texts.ts';
import './home.css';

type Summary = ResponseOf<typeof getSummary>;
type Name = Exclude<keyof Summary, 'failedSince'>;

/** What a person should look at comes first; then what goes on by itself. */
const tiles: readonly { name: Name; isBad?: boolean; to: (summary: Summary) => string }[] = [
  { name: 'needsDecision', isBad: true, to: () => '/executions?status=needs_decision' },
  {
    name: 'failed',
    isBad: true,
    to: ({ failedSince }) => `/executions?status=error&startedAfter=${encodeURIComponent(failedSince)}`,
  },
  { name: 'setAside', isBad: true, to: () => '/dead-letters' },
  { name: 'running', to: () => '/executions?status=running' },
  { name: 'waiting', to: () => '/executions?status=waiting' },
  { name: 'activeWorkflows', to: () => '/workflows?active=true' },
];

/** Where things stand: each number leads to the things that it counts. */
export function HomePage() {
  useLiveSummary();
  const query = useQuery({ queryKey: ['getSummary'], queryFn: ({ signal }) => call(getSummary, { signal }) });
  if (query.error || !query.data) return <PageWait query={query} />;
  const summary = query.data;
  return (
    <Page title={texts.title}>
      <ul className="home">
        {tiles.map(({ name, isBad, to }) => {
          const { count, isExact } = summary[name];
          return (
            <li key={name}>
              <Link to={to(summary)} className={isBad && count > 0 ? 'home-tile home-bad' : 'home-tile'}>
                <strong>{isExact ? formatNumber(count) : texts.more(formatNumber(count))}</strong>
                <span>{texts[name]}</span>
                <span className="muted">{texts[`${name}Hint`]}</span>
              </Link>
            </li>
          );
        })}
      </ul>
    </Page>
  );
}

const pauseMs = 1500;

function useLiveSummary() {
  const client = useQueryClient();
  useEffect(() => {
    let timer = 0;
    const soon = () => {
      if (timer !== 0) return;
      timer = window.setTimeout(() => {
        timer = 0;
        void client.invalidateQueries({ queryKey: ['getSummary'] });
      }, pauseMs);
    };
    const stop = listen({
      on: { run: ({ event }) => (event.type.startsWith('node-') ? undefined : soon()), workflow: soon },
      onOpen: soon,
    });
    return () => {
      window.clearTimeout(timer);
      stop();
    };
  }, [client]);
}
