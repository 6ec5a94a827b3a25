import type { VendorView } from '../server/vendor.ts';
import type { VendorHost } from '../server/vendor-host.ts';
import { html, type Markup } from './html.ts';
import { layout } from './layout.ts';

const ROWS_A_PAGE = 50;

export interface PageQuery {
  readonly view?: string;
  readonly search?: string;
  readonly page?: string;
}

/** One list of a vendor; undefined when the vendor has no such view. */
export function vendorPage({ vendor, context }: VendorHost, query: PageQuery): string | undefined {
  const views = vendor.views(context);
  const view = query.view === undefined ? views[0] : views.find(({ key }) => key === query.view);
  if (view === undefined) return undefined;
  const search = query.search?.trim() ?? '';
  const page = Math.max(1, Math.trunc(Number(query.page)) || 1);
  const found = view.rows({
    ...(search === '' ? {} : { search }),
    limit: ROWS_A_PAGE,
    offset: (page - 1) * ROWS_A_PAGE,
  });
  const address = (to: { view?: string; page?: number }) => {
    const asked = new URLSearchParams({
      view: to.view ?? view.key,
      ...(search === '' || to.view !== undefined ? {} : { search }),
    });
    if (to.page !== undefined && to.page > 1) asked.set('page', `${to.page}`);
    return `/_pages/${vendor.name}?${asked.toString()}`;
  };
  const tabs = views.map(
    ({ key, title }) =>
      html`<a href="${address({ view: key })}" ${key === view.key ? html`aria-current="page"` : ''}>${title}</a>`,
  );
  const last = Math.max(1, Math.ceil(found.total / ROWS_A_PAGE));
  return layout(
    vendor.title,
    html`<a href="/">All vendors</a> <code class="soft">${context.baseUrl}</code>`,
    html`<nav aria-label="Lists">${tabs}</nav>
      <form method="get" role="search">
        <input type="hidden" name="view" value="${view.key}" />
        <input type="search" name="search" value="${search}" placeholder="Search" aria-label="Search ${view.title}" />
        <button>Search</button>
      </form>
      ${rowList(view, found.rows)}
      <div class="pages soft">
        <span>${found.total} in all</span>
        ${page > 1 ? html`<a href="${address({ page: page - 1 })}">Newer</a>` : ''}
        ${last > 1 ? html`<span>page ${page} of ${last}</span>` : ''}
        ${page < last ? html`<a href="${address({ page: page + 1 })}">Older</a>` : ''}
      </div>`,
  );
}

function rowList({ columns }: VendorView, rows: ReturnType<VendorView['rows']>['rows']): Markup {
  if (rows.length === 0) return html`<p class="rows empty">Nothing here yet.</p>`;
  const head = html`<li class="row head" aria-hidden="true">
    ${columns.map((column) => html`<span>${column}</span>`)}
  </li>`;
  const shown = rows.map(
    ({ values, detail, html: document }) =>
      html`<li>
        <details>
          <summary class="row">
            ${values.map((value, index) => html`<span data-label="${columns[index]}" title="${value}">${value}</span>`)}
          </summary>
          <div>
            ${document === undefined ? '' : html`<iframe sandbox loading="lazy" title="Content" srcdoc="${document}"></iframe>`}
            <pre>${JSON.stringify(detail, undefined, 2)}</pre>
          </div>
        </details>
      </li>`,
  );
  return html`<ul class="rows" style="--columns: ${columns.length}">
    ${head}${shown}
  </ul>`;
}
