import { getStatus, listConnections } from '@leadloom/contracts';
import { useQuery } from '@tanstack/react-query';
import { ArrowUpRight, FlaskConical } from 'lucide-react';
import { Link } from 'react-router';
import { call } from '../api/call.ts';
import { usePages } from '../api/use-pages.ts';
import { ErrorNotice, Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { Spinner } from '../parts/spinner.tsx';
import { texts as common } from '../texts.ts';
import { sandboxTexts as texts } from './texts.ts';
import './sandbox.css';

/** The played vendors: where to look at each as its user would, and which connections lead there. */
export function SandboxPage() {
  const status = useQuery({ queryKey: ['getStatus'], queryFn: ({ signal }) => call(getStatus, { signal }) });
  const sandbox = status.data?.sandbox;
  return (
    <Page title={common.nav.sandbox}>
      {status.error ? <ErrorNotice error={status.error} onRetry={() => void status.refetch()} /> : null}
      {status.isPending ? <Spinner label={common.list.loading} /> : null}
      {sandbox === null ? (
        <Notice icon={FlaskConical} title={texts.off}>
          {texts.offHint}
        </Notice>
      ) : null}
      {sandbox ? (
        <>
          <p className="muted sandbox-intro">{texts.intro}</p>
          <ul className="vendors">
            {sandbox.vendors.map((vendor) => (
              <li key={vendor.name}>
                <a className="vendor card" href={vendor.url} target="_blank" rel="noreferrer">
                  <span className="vendor-mark" aria-hidden>
                    {vendor.title.slice(0, 1)}
                  </span>
                  <span className="grow">
                    <b>{vendor.title}</b>
                    <span className="muted truncate mono">{vendor.url.replace(/^https?:\/\//, '')}</span>
                  </span>
                  <ArrowUpRight size={17} aria-label={texts.open} />
                </a>
              </li>
            ))}
          </ul>
          <SandboxConnections url={sandbox.url} />
        </>
      ) : null}
    </Page>
  );
}

function SandboxConnections({ url }: { url: string }) {
  const pages = usePages(listConnections, {}, { limit: 200 });
  const connections = pages.items?.filter((connection) => connection.isSandbox) ?? [];
  return (
    <section className="card">
      <header className="section-head">
        <h2 className="grow">{texts.connections}</h2>
        <Link to="/connections">{texts.manage}</Link>
      </header>
      <div className="card-pad stack">
        {pages.isPending ? <Spinner label={common.list.loading} /> : null}
        {!pages.isPending && connections.length === 0 ? <p className="muted">{texts.noConnections}</p> : null}
        {connections.map((connection) => (
          <div key={connection.id}>
            <b>{connection.name}</b>
            {Object.entries(connection.origins).map(([from, to]) => (
              <p key={from} className="mono muted sandbox-origin">
                {from} → {to}
              </p>
            ))}
          </div>
        ))}
        <p>
          <a href={`${url}/_control/credentials`} target="_blank" rel="noreferrer">
            {texts.credentials}
          </a>{' '}
          <span className="muted">{texts.credentialsHint}</span>
        </p>
      </div>
    </section>
  );
}
