import { finishConnect } from '@leadloom/contracts';
import { useQuery } from '@tanstack/react-query';
import { CircleAlert, CircleCheck } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import { call } from '../api/call.ts';
import { Notice } from '../parts/notice.tsx';
import { useTitle } from '../parts/page.tsx';
import { Spinner } from '../parts/spinner.tsx';
import { messageOf } from '../parts/toasts.ts';
import { texts as common } from '../texts.ts';
import { connectionTexts as texts } from './texts.ts';

/** Where vendors send the browser back to. The hub takes their answer from here, since a link from elsewhere carries no login. */
export function ConsentPage() {
  useTitle(common.nav.connections);
  const [query] = useState(() => window.location.search);
  const answer = useQuery({
    queryKey: ['finishConnect', query],
    retry: false,
    staleTime: Infinity,
    queryFn: () => call(finishConnect, { body: { query: query === '' ? '?' : query } }),
  });
  const name = answer.data?.name;
  useEffect(() => {
    // Only a window that we have opened closes.
    if (name !== undefined) window.close();
  }, [name]);
  const back = (
    <Link className="button button-plain" to="/connections">
      {common.nav.connections}
    </Link>
  );
  if (answer.error)
    return (
      <Notice icon={CircleAlert} tone="bad" title={texts.notConnected} action={back}>
        {messageOf(answer.error)}
      </Notice>
    );
  if (name === undefined) return <Spinner label={texts.connecting} />;
  return (
    <Notice icon={CircleCheck} title={texts.connected(name)} action={back}>
      {texts.closeWindow}
    </Notice>
  );
}
