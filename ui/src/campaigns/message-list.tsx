import { listMessages, type Message } from '@leadloom/contracts';
import { Send } from 'lucide-react';
import { useState } from 'react';
import { usePages } from '../api/use-pages.ts';
import { Badge, type Tone } from '../parts/badge.tsx';
import { type Column, DataTable } from '../parts/data-table.tsx';
import { FilterBar, FilterSelect } from '../parts/filter-bar.tsx';
import { Notice } from '../parts/notice.tsx';
import { Time } from '../parts/time.tsx';
import { campaignTexts as texts } from './texts.ts';

const tones: Record<Message['status'], Tone> = {
  reserved: 'neutral',
  sent: 'info',
  delivered: 'ok',
  opened: 'ok',
  bounced: 'bad',
  failed: 'bad',
  needs_decision: 'warn',
};
const titles = texts.messageColumns;
const columns: readonly Column<Message>[] = [
  { id: 'to', title: titles.to, width: 'minmax(200px, 1.2fr)', phone: 'title', cell: ({ to }) => to },
  {
    id: 'subject',
    title: titles.subject,
    width: 'minmax(200px, 1.5fr)',
    phone: 'line',
    cell: ({ subject }) => subject,
  },
  {
    id: 'status',
    title: titles.status,
    width: '150px',
    cell: ({ status }) => (
      <Badge tone={tones[status]} hasDot>
        {texts.messageStatus[status]}
      </Badge>
    ),
  },
  { id: 'reason', title: titles.reason, width: 'minmax(100px, 1fr)', cell: ({ reason }) => reason ?? '' },
  { id: 'at', title: titles.at, width: '120px', align: 'end', cell: ({ at }) => <Time at={at} /> },
];

/** The messages of a campaign; a row leads to the lead that it went to. */
export function MessageList({ campaignId }: { campaignId: string }) {
  const [status, setStatus] = useState<string>();
  const pages = usePages(listMessages, { params: { id: campaignId }, query: { status } });
  return (
    <div className="message-list">
      <FilterBar active={status === undefined ? 0 : 1} onClear={() => setStatus(undefined)}>
        <FilterSelect
          label={texts.anyStatus}
          value={status}
          options={Object.entries(texts.messageStatus)}
          onChange={setStatus}
        />
      </FilterBar>
      <DataTable<Message>
        label={texts.tabs.messages}
        pages={pages}
        columns={columns}
        keyOf={(message) => message.id}
        linkOf={(message) => `/leads/${message.leadId}`}
        empty={
          <Notice icon={Send} title={texts.noMessages}>
            {texts.noMessagesHint}
          </Notice>
        }
      />
    </div>
  );
}
