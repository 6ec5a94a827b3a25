import { type Connection, listConnections } from '@leadloom/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { CableIcon, Plus } from 'lucide-react';
import { useEffect, useState } from 'react';
import { listen } from '../api/listen.ts';
import { usePages } from '../api/use-pages.ts';
import { Button } from '../parts/button.tsx';
import { ListPage } from '../parts/list-page.tsx';
import { Notice } from '../parts/notice.tsx';
import { useSearchState } from '../parts/use-search-state.ts';
import { useSession } from '../session/use-session.ts';
import { texts as common } from '../texts.ts';
import { connectionColumns } from './connection-columns.tsx';
import { NewConnectionDialog } from './new-connection-dialog.tsx';
import { connectionTexts as texts } from './texts.ts';

export function ConnectionsPage() {
  const { can } = useSession();
  const client = useQueryClient();
  const state = useSearchState(['search'] as const);
  const [isCreating, setIsCreating] = useState(false);
  const pages = usePages(listConnections, { query: state.values });
  useEffect(
    () => listen({ on: { connection: () => void client.invalidateQueries({ queryKey: ['listConnections'] }) } }),
    [client],
  );
  const create = can('connections:write') ? (
    <Button tone="primary" icon={Plus} onClick={() => setIsCreating(true)}>
      {texts.create}
    </Button>
  ) : null;
  return (
    <ListPage<Connection>
      title={common.nav.connections}
      noun={texts.noun}
      pages={pages}
      columns={connectionColumns}
      actions={create}
      state={state}
      search={texts.search}
      empty={
        <Notice icon={CableIcon} title={texts.empty} action={create}>
          {texts.emptyHint}
        </Notice>
      }
    >
      {isCreating ? <NewConnectionDialog onClose={() => setIsCreating(false)} /> : null}
    </ListPage>
  );
}
