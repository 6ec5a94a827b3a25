import type { LeadFields } from '@leadloom/contracts';
import type { Pipedrive } from './client.ts';
import { listUntil } from './list-until.ts';
import { Hits, One, Organization, PageOf } from './records.ts';

const keyOf = (name: string) => name.trim().toLowerCase();

/**
 * Organization ids by lead, each organization found by its exact name or made once. A lead that only names a domain takes the name that
 * another lead of the same domain gives, else the domain is the name.
 */
export async function ensureOrganizations(
  pipedrive: Pipedrive,
  leads: readonly LeadFields[],
): Promise<(fields: LeadFields) => number | undefined> {
  const nameOfDomain = new Map<string, string>();
  for (const { companyName, companyDomain } of leads) {
    if (companyName !== undefined && companyDomain !== undefined && !nameOfDomain.has(companyDomain)) {
      nameOfDomain.set(companyDomain, companyName);
    }
  }
  const nameOf = ({ companyName, companyDomain = '' }: LeadFields) =>
    companyName ?? nameOfDomain.get(companyDomain) ?? (companyDomain === '' ? undefined : companyDomain);
  const wanted = new Map<string, string>();
  for (const lead of leads) {
    const name = nameOf(lead);
    if (name !== undefined && !wanted.has(keyOf(name))) wanted.set(keyOf(name), name);
  }

  const ids = new Map<string, number>();
  const visit = ({ id, name }: Organization) => {
    if (typeof name !== 'string') return;
    const known = ids.get(keyOf(name));
    if (known === undefined || id < known) ids.set(keyOf(name), id);
  };
  const missing = () => [...wanted].filter(([key]) => !ids.has(key));
  if (wanted.size > 0) {
    const isWhole = await listUntil(
      wanted.size,
      (cursor) => listPage(pipedrive, cursor),
      visit,
      () => missing().length === 0,
    );
    for (const [key, name] of missing()) {
      if (!isWhole) (await search(pipedrive, name)).forEach(visit);
      if (!ids.has(key)) visit(await create(pipedrive, name));
    }
  }
  return (fields) => ids.get(keyOf(nameOf(fields) ?? ''));
}

/** https://developers.pipedrive.com/docs/api/v1/Organizations#getOrganizations (v2) */
async function listPage(pipedrive: Pipedrive, cursor: string | undefined) {
  const page = await pipedrive.answerOf('organizations', 'read', PageOf(Organization), () =>
    pipedrive.organizations.getOrganizations({
      limit: 500,
      sort_by: 'id',
      sort_direction: 'desc',
      ...(cursor === undefined ? {} : { cursor }),
    }),
  );
  return { items: page.data, nextCursor: page.additional_data?.next_cursor ?? undefined };
}

/** https://developers.pipedrive.com/docs/api/v1/Organizations#searchOrganization (v2) */
async function search(pipedrive: Pipedrive, name: string): Promise<Organization[]> {
  const hits = await pipedrive.answerOf('organizations/search', 'read', Hits, () =>
    pipedrive.organizations.searchOrganization({ term: name, fields: 'name', exact_match: true, limit: 10 }),
  );
  return hits.data.items.map(({ item }) => ({ id: item.id, name }));
}

/** https://developers.pipedrive.com/docs/api/v1/Organizations#addOrganization (v2) */
async function create(pipedrive: Pipedrive, name: string): Promise<Organization> {
  const made = await pipedrive.answerOf('organizations', 'idempotent', One(Organization), () =>
    pipedrive.organizations.addOrganization({ AddOrganizationRequest: { name } }),
  );
  return { id: made.data.id, name };
}
