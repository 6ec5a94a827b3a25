import { getLead, type Lead } from '@leadloom/contracts';
import { useQuery } from '@tanstack/react-query';
import { Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useLocation, useNavigate, useParams } from 'react-router';
import { call } from '../api/call.ts';
import { Button } from '../parts/button.tsx';
import { Drawer } from '../parts/drawer.tsx';
import { ErrorNotice } from '../parts/notice.tsx';
import { useTitle } from '../parts/page.tsx';
import { Spinner } from '../parts/spinner.tsx';
import { Tabs } from '../parts/tabs.tsx';
import { useSession } from '../session/use-session.ts';
import { texts as common } from '../texts.ts';
import { Avatar } from './avatar.tsx';
import { deleteLater } from './delete-later.ts';
import { LeadDetails } from './lead-details.tsx';
import { LeadEditForm } from './lead-edit-form.tsx';
import { leadName } from './lead-name.ts';
import { LeadScoreParts } from './lead-score-parts.tsx';
import { LeadSummary } from './lead-summary.tsx';
import { LeadTimeline } from './lead-timeline.tsx';
import { leadTexts as texts } from './texts.ts';
import './lead-drawer.css';

/** One lead beside the list. */
export function LeadDrawer() {
  const { leadId = '' } = useParams();
  const { search } = useLocation();
  const navigate = useNavigate();
  const query = useQuery({
    queryKey: ['getLead', leadId],
    queryFn: ({ signal }) => call(getLead, { params: { id: leadId }, signal }),
  });
  const close = () => void navigate(`/leads${search}`);
  return (
    <Drawer
      key={leadId}
      label={texts.detail}
      width="wide"
      onClose={close}
      head={query.data ? <Head lead={query.data} /> : null}
    >
      {query.data ? (
        <Body lead={query.data} onDeleted={close} />
      ) : query.error ? (
        <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <Spinner label={common.list.loading} />
      )}
    </Drawer>
  );
}

function Head({ lead }: { lead: Lead }) {
  const { fields } = lead;
  const name = leadName(fields);
  useTitle(name);
  return (
    <div className="lead-head">
      <Avatar fields={fields} isLarge />
      <div className="grow">
        <h1 className="truncate">{name}</h1>
        <p className="muted truncate">{[fields.title, fields.companyName].filter(Boolean).join(` ${texts.at} `)}</p>
      </div>
    </div>
  );
}

const tabs = [
  { id: 'details', title: texts.tabs.details },
  { id: 'score', title: texts.tabs.score },
  { id: 'timeline', title: texts.tabs.timeline },
] as const;

function Body({ lead, onDeleted }: { lead: Lead; onDeleted: () => void }) {
  const { can } = useSession();
  const [tab, setTab] = useState<(typeof tabs)[number]['id']>('details');
  const [isEdited, setIsEdited] = useState(false);
  const remove = () => {
    deleteLater(lead.id, leadName(lead.fields));
    onDeleted();
  };
  if (isEdited) return <LeadEditForm lead={lead} onClose={() => setIsEdited(false)} />;
  return (
    <>
      <LeadSummary
        lead={lead}
        actions={
          can('leads:write') ? (
            <>
              <Button icon={Pencil} onClick={() => setIsEdited(true)}>
                {common.actions.edit}
              </Button>
              <Button tone="quiet" isIconOnly icon={Trash2} aria-label={common.actions.delete} onClick={remove} />
            </>
          ) : null
        }
      />
      <Tabs label={texts.detail} tabs={tabs} current={tab} onChange={setTab}>
        {tab === 'details' ? (
          <LeadDetails lead={lead} />
        ) : tab === 'score' ? (
          <LeadScoreParts score={lead.score} />
        ) : (
          <LeadTimeline leadId={lead.id} />
        )}
      </Tabs>
    </>
  );
}
