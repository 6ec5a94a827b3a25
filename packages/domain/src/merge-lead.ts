import { leadFieldNames, type LeadFieldName, type LeadFields, type Provenance } from '@leadloom/contracts';

export interface KnownFields {
  fields: LeadFields;
  provenance: Readonly<Record<string, Provenance>>;
}

export interface FieldChange {
  field: LeadFieldName;
  from: unknown;
  to: unknown;
}

export interface MergedFields {
  fields: LeadFields;
  provenance: Record<string, Provenance>;
  changes: FieldChange[];
}

/**
 * What is known of a lead after news of it. Field by field:
 * 1. a blank never replaces a value;
 * 2. what a user wrote gives way to a user only;
 * 3. the higher confidence wins; at equal confidence the later news;
 * 4. at equal time too the greater text, so that the order of two merges does not matter.
 */
export function mergeLead(known: KnownFields, news: KnownFields): MergedFields {
  const fields: Record<string, unknown> = {};
  const provenance: Record<string, Provenance> = {};
  const changes: FieldChange[] = [];
  for (const field of leadFieldNames) {
    const before = sideOf(known, field);
    const after = sideOf(news, field);
    const winner = after === undefined || (before !== undefined && !wins(after, before)) ? before : after;
    if (winner === undefined) continue;
    fields[field] = winner.value;
    provenance[field] = winner.provenance;
    if (winner === after && before?.value !== after.value)
      changes.push({ field, from: before?.value ?? null, to: after.value });
  }
  return { fields, provenance, changes };
}

interface Side {
  value: string | number;
  provenance: Provenance;
}

function sideOf({ fields, provenance }: KnownFields, field: LeadFieldName): Side | undefined {
  const value = fields[field];
  if (value === undefined || value === '') return undefined;
  return {
    value,
    provenance: provenance[field] ?? { source: 'unknown', at: new Date(0).toISOString(), confidence: 0 },
  };
}

function wins(a: Side, b: Side): boolean {
  const rank = ({ provenance }: Side) => (provenance.source === 'user' ? 1 : 0);
  if (rank(a) !== rank(b)) return rank(a) > rank(b);
  if (rank(a) === 0 && a.provenance.confidence !== b.provenance.confidence)
    return a.provenance.confidence > b.provenance.confidence;
  if (a.provenance.at !== b.provenance.at) return a.provenance.at > b.provenance.at;
  return `${a.value}` > `${b.value}`;
}
