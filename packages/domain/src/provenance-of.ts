import type { LeadFields, Provenance } from '@leadloom/contracts';

/** The same provenance for each known field. */
export function provenanceOf(fields: LeadFields, provenance: Provenance): Record<string, Provenance> {
  return Object.fromEntries(Object.keys(fields).map((name) => [name, provenance]));
}
