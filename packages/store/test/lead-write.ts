import type { Lead } from '@leadloom/contracts';
import type { LeadWrite } from '../src/leads/write-leads.ts';
import { newId } from '../src/new-id.ts';

/** The insert of a lead with the given facts; its identity key is its e-mail. */
export function leadWrite(facts: Partial<LeadWrite['lead']> = {}): LeadWrite {
  const lead: Omit<Lead, 'version' | 'createdAt' | 'updatedAt'> = {
    id: newId('lead'),
    fields: {},
    provenance: {},
    status: 'new',
    emailStatus: 'unverified',
    score: null,
    tags: [],
    companyId: null,
    links: [],
    ...facts,
  };
  const email = lead.fields.email;
  return {
    lead,
    identityKeys: email === undefined ? [] : [`email:${email}`],
    expectedVersion: null,
    timeline: [{ kind: 'created', title: 'Created', changes: [], source: 'test' }],
  };
}
