import type { SObject, Table } from '../org.ts';
import { readRecordId } from '../record-id.ts';
import type { Condition, Literal } from './query.ts';

/** The values that an own field must be one of, where a condition says so. */
function wantedValues(condition: Condition): { field: string; values: readonly Literal[] } | undefined {
  if (condition.kind === 'compare' && condition.operator === '=')
    return { field: condition.field.text, values: [condition.value] };
  if (condition.kind === 'in' && !condition.negated && !('soql' in condition.values)) {
    return { field: condition.field.text, values: condition.values };
  }
  return undefined;
}

/**
 * The records that an index leaves over for a condition, a superset of those that meet it; undefined when no index helps.
 * Looks at the parts of a top-level AND. Deleted records are only found by id.
 */
export function findCandidates(
  table: Table,
  condition: Condition | undefined,
  withDeleted: boolean,
): Iterable<SObject> | undefined {
  if (!condition) return undefined;
  for (const part of condition.kind === 'group' && condition.joiner === 'AND' ? condition.parts : [condition]) {
    const wanted = wantedValues(part);
    const field = wanted && table.definition.fieldByName.get(wanted.field.toLowerCase());
    if (!wanted || !field) continue;
    const texts = wanted.values.flatMap((literal) => (literal.kind === 'string' ? [literal.value] : []));
    if (texts.length < wanted.values.length) continue;
    if (field.type === 'id') {
      const ids = new Set(texts.flatMap((text) => readRecordId(text) ?? []));
      return [...ids].flatMap((id) => table.records.get(id) ?? []);
    }
    const index = withDeleted ? undefined : table.indexes.get(field.name);
    if (!index) continue;
    const keys = new Set(
      texts.map((text) => (field.type === 'reference' ? (readRecordId(text) ?? text) : text).toLowerCase()),
    );
    return [...keys].flatMap((key) => index.get(key));
  }
  return undefined;
}
