import { CircleAlert, SearchX } from 'lucide-react';
import { Link, isRouteErrorResponse, useRouteError } from 'react-router';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { texts } from '../texts.ts';

export function NotFoundPage() {
  return (
    <Notice icon={SearchX} title={texts.errors.notFoundTitle} action={<Link to="/workflows">{texts.errors.home}</Link>}>
      {texts.errors.notFoundHint}
    </Notice>
  );
}

/** In place of a page whose code threw. */
export function CrashPage() {
  const error = useRouteError();
  if (isRouteErrorResponse(error) && error.status === 404) return <NotFoundPage />;
  return (
    <Notice
      tone="bad"
      icon={CircleAlert}
      title={texts.errors.pageCrashed}
      action={<Button onClick={() => window.location.reload()}>{texts.errors.reload}</Button>}
    >
      <p>{texts.errors.pageCrashedHint}</p>
      <p className="mono">{error instanceof Error ? error.message : String(error)}</p>
    </Notice>
  );
}
