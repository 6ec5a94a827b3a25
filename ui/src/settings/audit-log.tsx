import { type AuditEntry as AuditEntrySchema, listAudit } from '@leadloom/contracts';
import { ScrollText } from 'lucide-react';
import { useState } from 'react';
import type { Static } from 'typebox';
import { usePages } from '../api/use-pages.ts';
import { type Column, DataTable } from '../parts/data-table.tsx';
import { FilterBar } from '../parts/filter-bar.tsx';
import { Notice } from '../parts/notice.tsx';
import { SearchBox } from '../parts/search-box.tsx';
import { Time } from '../parts/time.tsx';
import { settingsTexts as texts } from './texts.ts';
import './settings.css';

type AuditEntry = Static<typeof AuditEntrySchema>;
const titles = texts.auditColumns;
const columns: readonly Column<AuditEntry>[] = [
  {
    id: 'action',
    title: titles.action,
    width: 'minmax(150px, 1fr)',
    phone: 'title',
    cell: ({ action }) => <b>{action}</b>,
  },
  { id: 'actor', title: titles.actor, width: 'minmax(150px, 1.2fr)', phone: 'line', cell: ({ actor }) => actor.name },
  {
    id: 'target',
    title: titles.target,
    width: 'minmax(150px, 1.4fr)',
    phone: 'hidden',
    cell: ({ target }) => <span className="mono">{target ?? ''}</span>,
  },
  { id: 'address', title: titles.address, width: '140px', phone: 'hidden', cell: ({ address }) => address ?? '' },
  { id: 'at', title: titles.at, width: '120px', align: 'end', cell: ({ at }) => <Time at={at} /> },
];

export function AuditLog() {
  const [action, setAction] = useState('');
  const pages = usePages(listAudit, { query: { action: action || undefined } }, { limit: 100 });
  return (
    <div className="settings-list">
      <FilterBar
        active={0}
        onClear={() => setAction('')}
        search={<SearchBox label={texts.actionFilter} value={action} onChange={setAction} />}
      />
      <DataTable<AuditEntry>
        label={texts.tabs.audit}
        pages={pages}
        columns={columns}
        keyOf={(entry) => entry.id}
        empty={<Notice icon={ScrollText} title={texts.noAudit} />}
      />
    </div>
  );
}
