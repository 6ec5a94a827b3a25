import { listTemplates } from '@leadloom/contracts';
import { SearchX } from 'lucide-react';
import { Outlet } from 'react-router';
import { usePages } from '../api/use-pages.ts';
import { FilterBar, FilterSelect } from '../parts/filter-bar.tsx';
import { ErrorNotice, Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { SearchBox } from '../parts/search-box.tsx';
import { Spinner } from '../parts/spinner.tsx';
import { useSearchState } from '../parts/use-search-state.ts';
import { texts as common } from '../texts.ts';
import { TemplateCard } from './template-card.tsx';
import { templateTexts as texts } from './texts.ts';
import './templates.css';

/** Ready-made workflows with their pictures. */
export function TemplatesPage() {
  const state = useSearchState(['search', 'category'] as const);
  const { values, set } = state;
  const limit = { limit: 200 };
  const pages = usePages(listTemplates, { query: values }, limit);
  const all = usePages(listTemplates, { query: {} }, limit);
  const categories = [...new Set(all.items?.flatMap((template) => template.categories))].sort();
  return (
    <Page
      title={texts.title}
      aside={pages.total === undefined ? null : common.list.total(pages.total, true, texts.noun)}
    >
      <FilterBar
        active={state.active}
        onClear={state.clear}
        search={<SearchBox label={texts.search} value={state.searched} onChange={state.searchFor} />}
      >
        <FilterSelect
          label={texts.category}
          value={values.category}
          options={categories.map((category) => [category, category] as const)}
          onChange={(category) => set({ category })}
        />
      </FilterBar>
      {pages.error ? <ErrorNotice error={pages.error} onRetry={pages.reload} /> : null}
      {pages.isPending ? <Spinner label={common.list.loading} /> : null}
      {pages.items?.length === 0 ? (
        <Notice icon={SearchX} title={texts.empty}>
          {texts.emptyHint}
        </Notice>
      ) : (
        <ul className="template-grid">
          {pages.items?.map((template) => (
            <TemplateCard key={template.name} template={template} />
          ))}
        </ul>
      )}
      <Outlet />
    </Page>
  );
}
