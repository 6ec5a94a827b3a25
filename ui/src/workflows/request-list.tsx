import { Copy } from 'lucide-react';
import { Button } from '../parts/button.tsx';
import { copyText } from '../parts/copy-text.ts';
import { texts as common } from '../texts.ts';

/** Requests that a workflow listens to, with their addresses to copy. */
export function RequestList({ requests }: { requests: readonly { method: string; url: string }[] }) {
  return requests.map(({ method, url }) => (
    <div key={`${method} ${url}`} className="row">
      <code className="trigger-url grow">
        {method} {url}
      </code>
      <Button tone="quiet" isIconOnly icon={Copy} aria-label={common.actions.copy} onClick={() => void copyText(url)} />
    </div>
  ));
}
