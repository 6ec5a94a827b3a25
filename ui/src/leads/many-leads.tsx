import { type Lead, LeadStatus } from '@leadloom/contracts';
import { Tag, X } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../parts/button.tsx';
import { texts as common } from '../texts.ts';
import { leadTexts } from './texts.ts';
import { useEditLeads } from './use-edit-leads.ts';
import './many-leads.css';

const texts = leadTexts.many;
const atOnce = 500;

/** What can be done with the leads that are picked. */
export function ManyLeads({ leads, onPickNone }: { leads: readonly Lead[]; onPickNone: () => void }) {
  const { edit, isBusy } = useEditLeads();
  const [tag, setTag] = useState('');
  if (leads.length === 0) return null;
  const isTooMany = leads.length > atOnce;
  const change = (changed: (lead: Lead) => Partial<Pick<Lead, 'status' | 'tags'>>) =>
    edit(leads.map((lead) => ({ id: lead.id, version: lead.version, ...changed(lead) })));
  const name = tag.trim();
  return (
    <section className="many card" aria-label={texts.label}>
      <b className="num">{common.list.picked(leads.length)}</b>
      {isTooMany ? <span className="muted">{texts.atMost(atOnce)}</span> : null}
      <select
        className="input filter"
        aria-label={texts.status}
        disabled={isBusy || isTooMany}
        value=""
        onChange={(event) => change(() => ({ status: event.target.value as Lead['status'] }))}
      >
        <option value="">{texts.status}</option>
        {LeadStatus.anyOf.map(({ const: status }) => (
          <option key={status} value={status}>
            {leadTexts.status[status]}
          </option>
        ))}
      </select>
      <form
        className="many-tag"
        onSubmit={(event) => {
          event.preventDefault();
          change(({ tags }) => ({ tags: [...new Set([...tags, name])] }));
        }}
      >
        <input
          className="input filter"
          aria-label={texts.tag}
          placeholder={texts.tag}
          maxLength={60}
          value={tag}
          onChange={(event) => setTag(event.target.value)}
        />
        <Button type="submit" icon={Tag} disabled={name === '' || isTooMany} isBusy={isBusy}>
          {texts.addTag}
        </Button>
        <Button
          disabled={isBusy || isTooMany || !leads.some(({ tags }) => tags.includes(name))}
          onClick={() => change(({ tags }) => ({ tags: tags.filter((other) => other !== name) }))}
        >
          {texts.removeTag}
        </Button>
      </form>
      <Button tone="quiet" icon={X} isIconOnly aria-label={common.list.pickNone} onClick={onPickNone} />
    </section>
  );
}
