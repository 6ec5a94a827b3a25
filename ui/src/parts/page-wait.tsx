import { texts } from '../texts.ts';
import { ErrorNotice } from './notice.tsx';
import { Spinner } from './spinner.tsx';

interface PageWaitProps {
  query?: { error: unknown; refetch: () => Promise<unknown> } | undefined;
}

/** In place of a page whose code or record is on its way, or whose record could not be fetched. */
export function PageWait({ query }: PageWaitProps) {
  if (query?.error) return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <div className="shell-wait">
      <Spinner label={texts.list.loading} size={26} />
    </div>
  );
}
