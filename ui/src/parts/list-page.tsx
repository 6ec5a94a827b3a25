import type { ReactNode } from 'react';
import { type Noun, texts } from '../texts.ts';
import { DataTable, type DataTableProps } from './data-table.tsx';
import { FilterBar } from './filter-bar.tsx';
import { NothingMatches } from './nothing-matches.tsx';
import { Page } from './page.tsx';
import { SearchBox } from './search-box.tsx';
import type { SearchState } from './use-search-state.ts';

interface ListPageProps<Item> extends Omit<DataTableProps<Item>, 'label' | 'keyOf'> {
  title: string;
  /** What the rows are called behind their number. */
  noun: Noun;
  actions?: ReactNode;
  /** Of a list that can be searched or filtered: what the address says of it. */
  state?: Omit<SearchState<never>, 'values' | 'set'> | undefined;
  /** Name of the search field, where there is one. */
  search?: string | undefined;
  filters?: ReactNode;
  /** Beside the filters: a menu of saved views. */
  views?: ReactNode;
  /** Between head and table, for instance a place to drop a file. */
  above?: ReactNode;
  /** What stands in place of the table while there are no rows at all. */
  empty: ReactNode;
  /** Dialogs and drawers over the page. */
  children?: ReactNode;
}

/** A page that is one list: its title with the number of rows, what can be done, search and filters, the table. */
export function ListPage<Item extends { id: string }>(props: ListPageProps<Item>) {
  const { title, noun, actions, state, search, filters, views, above, empty, children, ...table } = props;
  const { total, totalIsExact } = table.pages;
  return (
    <Page
      title={title}
      layout="fill"
      aside={total === undefined ? null : texts.list.total(total, totalIsExact, noun)}
      actions={actions}
    >
      {above}
      {state ? (
        <FilterBar
          active={state.active}
          onClear={state.clear}
          search={search ? <SearchBox label={search} value={state.searched} onChange={state.searchFor} /> : null}
        >
          {filters}
          {views}
        </FilterBar>
      ) : null}
      <DataTable<Item>
        {...table}
        label={title}
        keyOf={(item) => item.id}
        empty={state?.isFiltered ? <NothingMatches onClear={state.clear} /> : empty}
      />
      {children}
    </Page>
  );
}
