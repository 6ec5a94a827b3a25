import { type Lead, LeadStatus } from '@leadloom/contracts';
import { X } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { showToast } from '../parts/toasts.ts';
import { useSession } from '../session/use-session.ts';
import { EmailBadge, ScoreBar, StatusBadge } from './lead-badges.tsx';
import { leadTexts as texts } from './texts.ts';
import { useUpdateLead } from './use-update-lead.ts';
import { visibleTags } from './visible-tags.ts';

const statuses = LeadStatus.anyOf.map((literal) => literal.const);

/** Status, verdict on the address, score and tags; status and tags change in place. */
export function LeadSummary({ lead, actions }: { lead: Lead; actions: ReactNode }) {
  const { can } = useSession();
  const { save, isSaving, conflict, takeTheirs } = useUpdateLead(lead);
  const [tag, setTag] = useState('');
  // One click is quickly made again: after a conflict the newer version is shown, and nothing of it is overwritten.
  useEffect(() => {
    if (!conflict) return;
    takeTheirs();
    showToast('info', texts.conflictReloaded);
  }, [conflict, takeTheirs]);
  const addTag = () => {
    const added = tag.trim();
    if (added !== '' && !lead.tags.includes(added)) save({ tags: [...lead.tags, added] });
    setTag('');
  };
  const isEditable = can('leads:write');
  return (
    <>
      <div className="lead-summary">
        {isEditable ? (
          <select
            className="input filter"
            aria-label={texts.columns.status}
            value={lead.status}
            disabled={isSaving}
            onChange={(event) => save({ status: event.target.value as LeadStatus })}
          >
            {statuses.map((status) => (
              <option key={status} value={status}>
                {texts.status[status]}
              </option>
            ))}
          </select>
        ) : (
          <StatusBadge status={lead.status} />
        )}
        <span title={lead.emailCheckedBy ? texts.emailCheckedBy(lead.emailCheckedBy) : undefined}>
          <EmailBadge status={lead.emailStatus} />
        </span>
        <ScoreBar score={lead.score} />
        <span className="grow" />
        {actions}
      </div>
      <div className="lead-tags">
        {visibleTags(lead.tags).map((name) => (
          <span key={name} className="lead-tag">
            {name}
            {isEditable ? (
              <button
                type="button"
                aria-label={texts.removeTag(name)}
                onClick={() => save({ tags: lead.tags.filter((other) => other !== name) })}
              >
                <X size={12} aria-hidden />
              </button>
            ) : null}
          </span>
        ))}
        {isEditable ? (
          <input
            className="lead-add-tag"
            aria-label={texts.addTag}
            placeholder={`+ ${texts.addTag}`}
            maxLength={60}
            value={tag}
            onChange={(event) => setTag(event.target.value)}
            onBlur={addTag}
            onKeyDown={(event) => {
              if (event.key === 'Enter') addTag();
            }}
          />
        ) : null}
      </div>
    </>
  );
}
