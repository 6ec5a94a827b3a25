import type { Store } from '@leadloom/store';
import type { DraftLead } from './apply-news.ts';

/** Gives each draft that names a company the id of it; companies that are not known yet are made. */
export async function attachCompanies(store: Store, workspaceId: string, drafts: readonly DraftLead[]): Promise<void> {
  const named = drafts.filter(
    ({ companyId, fields }) => companyId === null && (fields.companyDomain ?? fields.companyName) !== undefined,
  );
  const ids = await store.companies.upsertMany(
    workspaceId,
    named.map(({ fields }) => {
      const { companyName, companyDomain, industry, employees, city, country } = fields;
      return {
        name: companyName ?? companyDomain ?? '',
        domain: companyDomain ?? null,
        ...(industry !== undefined && { industry }),
        ...(employees !== undefined && { employees }),
        ...(city !== undefined && { city }),
        ...(country !== undefined && { country }),
      };
    }),
  );
  for (const [place, draft] of named.entries()) draft.companyId = ids[place] ?? null;
}
