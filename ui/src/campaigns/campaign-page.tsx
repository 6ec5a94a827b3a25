import { type Campaign, getCampaign } from '@leadloom/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { call } from '../api/call.ts';
import { Counts } from '../parts/counts.tsx';
import { PageWait } from '../parts/page-wait.tsx';
import { Page } from '../parts/page.tsx';
import { Tabs } from '../parts/tabs.tsx';
import { CampaignForm } from './campaign-form.tsx';
import { MessageList } from './message-list.tsx';
import { campaignTexts as texts } from './texts.ts';

const counted = ['sent', 'delivered', 'opened', 'bounced', 'failed'] as const;
const back = (
  <Link className="button button-plain" to="/campaigns">
    {texts.list}
  </Link>
);

export function NewCampaignPage() {
  return (
    <Page title={texts.newTitle} actions={back}>
      <CampaignForm campaign={null} />
    </Page>
  );
}

export function CampaignPage() {
  const { campaignId = '' } = useParams();
  const query = useQuery({
    queryKey: ['getCampaign', campaignId],
    queryFn: ({ signal }) => call(getCampaign, { params: { id: campaignId }, signal }),
  });
  if (query.error || !query.data) return <PageWait query={query} />;
  return <Loaded campaign={query.data} />;
}

function Loaded({ campaign }: { campaign: Campaign }) {
  const [tab, setTab] = useState<'text' | 'messages'>('text');
  return (
    <Page title={campaign.name} actions={back} aside={campaign.status === 'paused' ? texts.paused : null}>
      <Counts counts={campaign.counts} names={counted} titles={texts.counts} />
      <Tabs
        label={campaign.name}
        current={tab}
        onChange={setTab}
        tabs={[
          { id: 'text', title: texts.tabs.text },
          { id: 'messages', title: texts.tabs.messages },
        ]}
      >
        {tab === 'text' ? <CampaignForm campaign={campaign} /> : <MessageList campaignId={campaign.id} />}
      </Tabs>
    </Page>
  );
}
