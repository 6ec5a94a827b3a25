import { type Campaign, listCampaigns } from '@leadloom/contracts';
import { Mail, Plus } from 'lucide-react';
import { Link } from 'react-router';
import { usePages } from '../api/use-pages.ts';
import { Badge } from '../parts/badge.tsx';
import type { Column } from '../parts/data-table.tsx';
import { ListPage } from '../parts/list-page.tsx';
import { Notice } from '../parts/notice.tsx';
import { Time } from '../parts/time.tsx';
import { useSearchState } from '../parts/use-search-state.ts';
import { useSession } from '../session/use-session.ts';
import { formatNumber, texts as common } from '../texts.ts';
import { campaignTexts as texts } from './texts.ts';

const titles = texts.columns;
const count = (id: 'sent' | 'delivered' | 'opened' | 'bounced'): Column<Campaign> => ({
  id,
  title: titles[id],
  width: '96px',
  align: 'end',
  phone: 'hidden',
  cell: ({ counts }) => formatNumber(counts[id]),
});
const columns: readonly Column<Campaign>[] = [
  { id: 'name', title: titles.name, width: 'minmax(200px, 1.6fr)', phone: 'title', cell: ({ name }) => name },
  {
    id: 'status',
    title: titles.status,
    width: '110px',
    cell: ({ status }) => (
      <Badge tone={status === 'active' ? 'ok' : 'neutral'} hasDot>
        {texts.status[status]}
      </Badge>
    ),
  },
  {
    id: 'from',
    title: titles.from,
    width: 'minmax(180px, 1.2fr)',
    phone: 'line',
    cell: ({ fromName, fromEmail }) => `${fromName} <${fromEmail}>`,
  },
  count('sent'),
  count('delivered'),
  count('opened'),
  count('bounced'),
  {
    id: 'updated',
    title: titles.updated,
    width: '110px',
    align: 'end',
    cell: ({ updatedAt }) => <Time at={updatedAt} />,
  },
];

export function CampaignsPage() {
  const { can } = useSession();
  const state = useSearchState(['search'] as const);
  const pages = usePages(listCampaigns, { query: state.values });
  const create = can('campaigns:write') ? (
    <Link className="button button-primary" to="/campaigns/new">
      <Plus size={16} aria-hidden />
      {texts.create}
    </Link>
  ) : null;
  return (
    <ListPage<Campaign>
      title={common.nav.campaigns}
      noun={texts.noun}
      pages={pages}
      columns={columns}
      linkOf={(campaign) => `/campaigns/${campaign.id}`}
      actions={create}
      state={state}
      search={texts.search}
      empty={
        <Notice icon={Mail} title={texts.empty} action={create}>
          {texts.emptyHint}
        </Notice>
      }
    />
  );
}
