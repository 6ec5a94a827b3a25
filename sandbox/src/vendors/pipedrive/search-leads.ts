import type { Company } from './company.ts';
import { ENTITY_TYPES } from './entity-type.ts';
import { validationFailed } from './pipedrive-error.ts';
import type { SearchInput } from './search.ts';

/** Leads by their title, or by a person's e-mail address when `fields` says so. */
export function searchLeads(company: Company, { term, isExact, organizationId, personId }: SearchInput) {
  const wanted = term.trim().toLowerCase();
  if (wanted.length < (isExact ? 1 : 2))
    throw validationFailed('term: search term must have at least 2 characters, or 1 with exact_match');
  const named = (type: (typeof ENTITY_TYPES)['person' | 'organization'], id: unknown) => {
    const record = typeof id === 'number' ? company.records(type).get(String(id)) : undefined;
    return record ? { id: record.id, name: record['name'] } : null;
  };
  return [...company.leads.values()].flatMap((lead) => {
    const title = String(lead['title']).toLowerCase();
    const fits = isExact ? title === wanted : title.includes(wanted);
    if (!fits || (organizationId !== undefined && lead['organization_id'] !== organizationId)) return [];
    if (personId !== undefined && lead['person_id'] !== personId) return [];
    const item = {
      id: lead.id,
      type: 'lead',
      title: lead['title'],
      owner: { id: lead['owner_id'] },
      person: named(ENTITY_TYPES.person, lead['person_id']),
      organization: named(ENTITY_TYPES.organization, lead['organization_id']),
      phones: [],
      emails: [],
      custom_fields: [],
      notes: [],
      value: (lead['value'] as { amount?: number } | null)?.amount ?? null,
      currency: (lead['value'] as { currency?: string } | null)?.currency ?? null,
      visible_to: Number(lead['visible_to']),
      is_archived: lead['is_archived'],
    };
    return [{ result_score: title === wanted ? 1 : 0.5, item }];
  });
}
