import type { Lead, Provenance } from '@leadloom/contracts';

/** One origin with the fields that came from it: most of a lead's fields come together, and documents a third smaller read faster. */
export type PackedProvenance = (Provenance & { fields: string[] })[];

export function packProvenance(provenance: Lead['provenance']): PackedProvenance {
  const packed = new Map<string, Provenance & { fields: string[] }>();
  for (const [field, { source, at, confidence }] of Object.entries(provenance)) {
    const key = `${source}\n${at}\n${confidence}`;
    const group = packed.get(key);
    if (group === undefined) packed.set(key, { source, at, confidence, fields: [field] });
    else group.fields.push(field);
  }
  return [...packed.values()];
}

export function unpackProvenance(packed: PackedProvenance): Lead['provenance'] {
  return Object.fromEntries(
    packed.flatMap(({ fields, ...provenance }) => fields.map((field) => [field, { ...provenance }])),
  );
}
