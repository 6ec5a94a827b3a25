import { type Lead, listLeads, type QueryOf } from '@leadloom/contracts';
import { Upload, Users } from 'lucide-react';
import { Link, Outlet, useParams } from 'react-router';
import { usePages } from '../api/use-pages.ts';
import { useState } from 'react';
import { ListPage } from '../parts/list-page.tsx';
import { Notice } from '../parts/notice.tsx';
import { useSearchState } from '../parts/use-search-state.ts';
import { texts as common } from '../texts.ts';
import { useIsDeleted } from './delete-later.ts';
import { leadColumns } from './lead-columns.tsx';
import { leadName } from './lead-name.ts';
import { ManyLeads } from './many-leads.tsx';
import { useSession } from '../session/use-session.ts';
import { leadFilterNames, LeadFilters } from './lead-filters.tsx';
import { leadTexts as texts } from './texts.ts';
import { SavedViews } from '../views/saved-views.tsx';

export function LeadsPage() {
  const { leadId } = useParams();
  const state = useSearchState(leadFilterNames);
  const { values, set } = state;
  const scoreMin = Number(values.scoreMin);
  const query = { ...values, scoreMin: scoreMin > 0 ? scoreMin : undefined } as QueryOf<typeof listLeads>;
  const isDeleted = useIsDeleted();
  const found = usePages(listLeads, { query }, { limit: 100 });
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const { can } = useSession();
  const pages = { ...found, items: found.items?.filter(({ id }) => !isDeleted(id)) };
  return (
    <ListPage<Lead>
      title={common.nav.leads}
      noun={texts.noun}
      pages={pages}
      columns={leadColumns}
      linkOf={(lead) => `/leads/${lead.id}${state.address}`}
      selectedKey={leadId}
      sort={values.sort ?? '-updatedAt'}
      onSort={(next) => set({ sort: next })}
      actions={
        <Link className="button button-primary" to="/imports">
          <Upload size={16} aria-hidden />
          {texts.import}
        </Link>
      }
      state={state}
      views={<SavedViews page="leads" />}
      picking={can('leads:write') ? { picked, onPick: setPicked, nameOf: ({ fields }) => leadName(fields) } : undefined}
      above={
        <ManyLeads
          leads={(pages.items ?? []).filter(({ id }) => picked.has(id))}
          onPickNone={() => setPicked(new Set())}
        />
      }
      search={texts.search}
      filters={<LeadFilters values={values} set={set} />}
      empty={
        <Notice
          icon={Users}
          title={texts.empty}
          action={
            <>
              <Link className="button button-primary" to="/imports">
                {texts.import}
              </Link>
              <Link className="button button-plain" to="/workflows">
                {texts.openWorkflows}
              </Link>
            </>
          }
        >
          {texts.emptyHint}
        </Notice>
      }
    >
      <Outlet />
    </ListPage>
  );
}
