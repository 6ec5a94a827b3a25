import { type CampaignInput, type LeadFields, listLeads } from '@leadloom/contracts';
import { renderMessage } from '@leadloom/domain';
import { useState } from 'react';
import { usePages } from '../api/use-pages.ts';
import { leadName } from '../leads/lead-name.ts';
import { messageOf } from '../parts/toasts.ts';
import { campaignTexts as texts } from './texts.ts';

const sample: LeadFields = {
  firstName: 'Ada',
  lastName: 'Lovelace',
  email: 'ada@analytical.example',
  title: 'Head of Computing',
  companyName: 'Analytical Engines',
  industry: 'Machinery',
  city: 'London',
};

/** The message as it will reach one of the best leads, filled in by the same function that the worker uses. */
export function CampaignPreview({ draft }: { draft: CampaignInput }) {
  const leads = usePages(listLeads, { query: { sort: '-score' } }, { limit: 10 });
  const [leadId, setLeadId] = useState('');
  const fields = leads.items?.find((lead) => lead.id === leadId)?.fields ?? sample;
  const subject = fill(draft.subject, fields);
  const body = fill(draft.body, fields);
  return (
    <section className="card mail" aria-label={texts.preview}>
      <header className="mail-head">
        <h2 className="grow">{texts.preview}</h2>
        <select
          className="input filter"
          aria-label={texts.previewFor}
          value={leadId}
          onChange={(event) => setLeadId(event.target.value)}
        >
          <option value="">{texts.previewSample}</option>
          {leads.items?.map((lead) => (
            <option key={lead.id} value={lead.id}>
              {leadName(lead.fields)}
            </option>
          ))}
        </select>
      </header>
      <dl className="mail-facts">
        <dt>{texts.from}</dt>
        <dd>{draft.fromEmail ? `${draft.fromName} <${draft.fromEmail}>` : '–'}</dd>
        <dt>{texts.to}</dt>
        <dd>{fields.email ?? '–'}</dd>
        <dt>{texts.subject}</dt>
        <dd>
          <b>{subject.text}</b>
        </dd>
      </dl>
      {subject.fault || body.fault ? (
        <p className="mail-fault" role="alert">
          {subject.fault ?? body.fault}
        </p>
      ) : null}
      <p className="mail-body">{body.text}</p>
    </section>
  );
}

function fill(template: string, fields: LeadFields): { text: string; fault?: string } {
  try {
    return { text: renderMessage(template, fields) };
  } catch (error) {
    return { text: template, fault: messageOf(error) };
  }
}
