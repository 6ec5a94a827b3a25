import { type Lead, listLeads, type QueryOf } from '@leadloom/contracts';
import { SearchX, Upload, Users } from 'lucide-react';
import { Link, Outlet, useParams } from 'react-router';
import { usePages } from '../api/use-pages.ts';
import { Button } from '../parts/button.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { useSearchState } from '../parts/use-search-state.ts';
import { texts as common } from '../texts.ts';
import { leadColumns } from './lead-columns.tsx';
import { leadFilterNames, LeadFilters } from './lead-filters.tsx';
import { leadTexts as texts } from './texts.ts';

export function LeadsPage() {
  const { leadId } = useParams();
  const { values, set, clear, search } = useSearchState(leadFilterNames);
  const scoreMin = Number(values.scoreMin);
  const query = { ...values, scoreMin: scoreMin > 0 ? scoreMin : undefined } as QueryOf<typeof listLeads>;
  const pages = usePages(listLeads, { query }, { limit: 100 });
  const { sort, ...filters } = values;
  const isFiltered = Object.values(filters).some((value) => value !== undefined);
  return (
    <Page
      title={common.nav.leads}
      layout="fill"
      aside={pages.total === undefined ? null : common.list.total(pages.total, pages.totalIsExact, texts.noun)}
      actions={
        <Link className="button button-primary" to="/imports">
          <Upload size={16} aria-hidden />
          {texts.import}
        </Link>
      }
    >
      <LeadFilters values={values} set={set} clear={clear} />
      <DataTable<Lead>
        label={common.nav.leads}
        pages={pages}
        columns={leadColumns}
        keyOf={(lead) => lead.id}
        linkOf={(lead) => `/leads/${lead.id}${search}`}
        selectedKey={leadId}
        sort={sort ?? '-updatedAt'}
        onSort={(next) => set({ sort: next })}
        empty={
          isFiltered ? (
            <Notice
              icon={SearchX}
              title={common.list.nothingMatches}
              action={<Button onClick={clear}>{common.actions.clearFilters}</Button>}
            >
              {common.list.nothingMatchesHint}
            </Notice>
          ) : (
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
          )
        }
      />
      <Outlet />
    </Page>
  );
}
