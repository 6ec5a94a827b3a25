import type { VendorHost } from '../server/vendor-host.ts';
import { html } from './html.ts';
import { layout } from './layout.ts';

/** Every vendor with its lists and how much is in them. */
export function startPage(hosts: Iterable<VendorHost>): string {
  const cards = [...hosts].map(({ vendor, context }) => {
    const views = vendor.views(context).map((view) => {
      const { total } = view.rows({ limit: 0, offset: 0 });
      return html`<li>
        <a href="/_pages/${vendor.name}?view=${view.key}">${view.title}</a> <span class="soft">${total}</span>
      </li>`;
    });
    return html`<li>
      <h2><a href="/_pages/${vendor.name}">${vendor.title}</a></h2>
      <code class="soft">${context.baseUrl}</code>
      <ul>
        ${views}
      </ul>
    </li>`;
  });
  return layout(
    'Sandbox',
    html`<span class="soft">Simulated vendors: what was written to them, as their users would see it</span>`,
    html`<ul class="cards">
        ${cards}
      </ul>
      <p class="soft">
        <a href="/_control/credentials">Addresses and credentials</a> ·
        <a href="/_control/population/leads.csv?rows=250">A messy list of 250 leads (CSV)</a>
      </p>`,
  );
}
