import {
  type BodyOf,
  HubError,
  type Lead,
  type LeadFields,
  type TimelineEntry,
  type updateLead,
} from '@leadloom/contracts';
import { normaliseLeadFields } from '@leadloom/domain';

/**
 * A lead after a person's edit: null clears a field, what is written stays against all other sources. A changed address has to be verified
 * anew.
 * @throws HubError `invalid_input` with every field that cannot be understood
 */
export function editLead(
  known: Lead,
  edit: BodyOf<typeof updateLead>,
  at: string,
): { lead: Lead; changes: TimelineEntry['changes'] } {
  const given = edit.fields ?? {};
  const { fields: written, faults } = normaliseLeadFields(
    Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null && value !== '')),
  );
  if (faults.length > 0)
    throw new HubError('invalid_input', faults.map(({ field, reason }) => `${field}: ${reason}`).join('; '), {
      details: faults,
    });

  const changes: TimelineEntry['changes'] = [];
  const fields: Record<string, unknown> = { ...known.fields };
  const provenance = { ...known.provenance };
  for (const name of Object.keys(given)) {
    const to = written[name as keyof LeadFields];
    const from = fields[name];
    if (to === from) continue;
    changes.push({ field: name, from: from ?? null, to: to ?? null });
    if (to === undefined) delete fields[name];
    else fields[name] = to;
    provenance[name] = { source: 'user', at, confidence: 1 };
    if (to === undefined) delete provenance[name];
  }
  const status = edit.status ?? known.status;
  if (status !== known.status) changes.push({ field: 'status', from: known.status, to: status });
  const tags =
    edit.tags === undefined ? known.tags : [...new Set(edit.tags.map((tag) => tag.trim()).filter((tag) => tag !== ''))];
  if (tags.join('\n') !== known.tags.join('\n')) changes.push({ field: 'tags', from: known.tags, to: tags });

  const { emailCheckedAt: _at, emailCheckedBy: _by, ...unchecked } = known;
  const base: Lead = changes.some(({ field }) => field === 'email')
    ? { ...unchecked, emailStatus: 'unverified' }
    : known;
  return { lead: { ...base, fields, provenance, status, tags }, changes };
}
