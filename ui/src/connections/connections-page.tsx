import { type Connection, listConnections } from '@leadloom/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { CableIcon, Plus, SearchX } from 'lucide-react';
import { useEffect, useState } from 'react';
import { listen } from '../api/listen.ts';
import { usePages } from '../api/use-pages.ts';
import { Button } from '../parts/button.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { FilterBar } from '../parts/filter-bar.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { SearchBox } from '../parts/search-box.tsx';
import { useSearchState } from '../parts/use-search-state.ts';
import { useSession } from '../session/use-session.ts';
import { texts as common } from '../texts.ts';
import { connectionColumns } from './connection-columns.tsx';
import { NewConnectionDialog } from './new-connection-dialog.tsx';
import { connectionTexts as texts } from './texts.ts';

export function ConnectionsPage() {
  const { can } = useSession();
  const client = useQueryClient();
  const { values, set, clear } = useSearchState(['search'] as const);
  const [isCreating, setIsCreating] = useState(false);
  const pages = usePages(listConnections, { query: values });
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
    <Page
      title={common.nav.connections}
      layout="fill"
      aside={pages.total === undefined ? null : common.list.total(pages.total, pages.totalIsExact, texts.noun)}
      actions={create}
    >
      <FilterBar
        active={0}
        onClear={clear}
        search={<SearchBox label={texts.search} value={values.search ?? ''} onChange={(search) => set({ search })} />}
      />
      <DataTable<Connection>
        label={common.nav.connections}
        pages={pages}
        columns={connectionColumns}
        keyOf={(connection) => connection.id}
        empty={
          values.search === undefined ? (
            <Notice icon={CableIcon} title={texts.empty} action={create}>
              {texts.emptyHint}
            </Notice>
          ) : (
            <Notice
              icon={SearchX}
              title={common.list.nothingMatches}
              action={<Button onClick={clear}>{common.actions.clearFilters}</Button>}
            >
              {common.list.nothingMatchesHint}
            </Notice>
          )
        }
      />
      {isCreating ? <NewConnectionDialog onClose={() => setIsCreating(false)} /> : null}
    </Page>
  );
}
