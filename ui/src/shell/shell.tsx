import { Suspense } from 'react';
import { Outlet } from 'react-router';
import { ErrorNotice } from '../parts/notice.tsx';
import { PageWait } from '../parts/page-wait.tsx';
import { Spinner } from '../parts/spinner.tsx';
import { ToastList } from '../parts/toast-list.tsx';
import { LoginPage } from '../session/login-page.tsx';
import { useSession } from '../session/use-session.ts';
import { texts } from '../texts.ts';
import { CommandProvider } from './command-provider.tsx';
import { PhoneBar } from './phone-bar.tsx';
import { Sidebar } from './sidebar.tsx';
import './shell.css';

/** The frame of every page; without a session it is the login. */
export function Shell() {
  const { session, error, reload } = useSession();
  if (session === undefined)
    return (
      <main className="shell-wait">
        {error ? <ErrorNotice error={error} onRetry={reload} /> : <Spinner label={texts.list.loading} size={26} />}
      </main>
    );
  if (session === null) return <LoginPage />;
  return (
    <CommandProvider>
      <a className="skip" href="#content">
        {texts.nav.skip}
      </a>
      <div className="shell">
        <Sidebar />
        <main id="content" className="shell-main" tabIndex={-1}>
          <Suspense fallback={<PageWait />}>
            <Outlet />
          </Suspense>
        </main>
        <PhoneBar />
      </div>
      <ToastList />
    </CommandProvider>
  );
}
