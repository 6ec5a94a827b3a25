import { type Company, listCompanies } from '@leadloom/contracts';
import { Building2 } from 'lucide-react';
import { usePages } from '../api/use-pages.ts';
import { countryName } from '../leads/lead-name.ts';
import type { Column } from '../parts/data-table.tsx';
import { ListPage } from '../parts/list-page.tsx';
import { Notice } from '../parts/notice.tsx';
import { useSearchState } from '../parts/use-search-state.ts';
import { formatNumber, texts as common } from '../texts.ts';
import { companyTexts as texts } from './texts.ts';
import { SavedViews } from '../views/saved-views.tsx';

const dash = <span className="muted">–</span>;
const columns: readonly Column<Company>[] = [
  { id: 'name', title: texts.columns.name, width: 'minmax(200px, 1.5fr)', phone: 'title', cell: ({ name }) => name },
  {
    id: 'domain',
    title: texts.columns.domain,
    width: 'minmax(150px, 1fr)',
    phone: 'line',
    cell: ({ domain }) => domain ?? dash,
  },
  {
    id: 'industry',
    title: texts.columns.industry,
    width: 'minmax(130px, 1fr)',
    cell: ({ industry }) => industry ?? dash,
  },
  {
    id: 'place',
    title: texts.columns.place,
    width: 'minmax(150px, 1fr)',
    cell: ({ city, country }) => [city, country ? countryName(country) : undefined].filter(Boolean).join(', ') || dash,
  },
  {
    id: 'employees',
    title: texts.columns.employees,
    width: '110px',
    align: 'end',
    phone: 'hidden',
    cell: ({ employees }) => (employees === undefined ? dash : formatNumber(employees)),
  },
  {
    id: 'leads',
    title: texts.columns.leads,
    width: '90px',
    align: 'end',
    cell: ({ leadCount }) => formatNumber(leadCount),
  },
];

/** Companies; a row leads to the people of the company. */
export function CompaniesPage() {
  const state = useSearchState(['search', 'country'] as const);
  const pages = usePages(listCompanies, { query: state.values }, { limit: 100 });
  return (
    <ListPage<Company>
      title={common.nav.companies}
      noun={texts.noun}
      pages={pages}
      columns={columns}
      linkOf={(company) => `/leads?companyId=${company.id}`}
      state={state}
      views={<SavedViews page="companies" />}
      search={texts.search}
      empty={
        <Notice icon={Building2} title={texts.empty}>
          {texts.emptyHint}
        </Notice>
      }
    />
  );
}
