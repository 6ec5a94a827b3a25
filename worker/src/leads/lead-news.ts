import type { FieldChange } from '@leadloom/domain';
import type { Lead, LeadFields, LeadLink, Provenance } from '@leadloom/contracts';

/** What somebody says of a person: a row of a file, a provider's record, an item of a workflow. */
export interface LeadNews {
  /** Set when the person is known to be this lead. */
  leadId?: string;
  fields: LeadFields;
  provenance: Record<string, Provenance>;
  links?: readonly LeadLink[];
  tags?: readonly string[];
  /** Keys besides those of fields and links: `import:<id>:<line>` of a row that names nobody uniquely. */
  extraKeys?: readonly string[];
}

export interface SavedLead {
  lead: Lead;
  outcome: 'created' | 'updated' | 'unchanged';
  changes: FieldChange[];
}

/** How the change is told in the timeline. */
export interface NewsOrigin {
  /** `enriched`, `merged` …; a new lead is always `created`. */
  kind: string;
  title: string;
  source: string;
}
