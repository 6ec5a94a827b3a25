import type { WorkflowNode } from '@leadloom/contracts';
import { takeFreeName } from '../clipboard/free-name.ts';
import { changeReferenceTexts } from '../operations/reference-texts.ts';
import { listReferences, type Reference } from './references.ts';

export interface HandedOver {
  nodes: WorkflowNode[];
  /** Fields that the caller puts into the items, with the expression that gives each its value. */
  fields: { name: string; value: string }[];
}

/**
 * Nodes whose references to others, outside of the selection, are led to fields of the items that `start` gives; one field for each value
 * that is asked for.
 */
export function handOver(
  nodes: readonly WorkflowNode[],
  inside: ReadonlySet<string>,
  all: readonly WorkflowNode[],
  start: string,
): HandedOver | { faults: string[] } {
  const outside = new Set(all.flatMap(({ name }) => (inside.has(name) ? [] : [name])));
  const fields = new Map<string, string>();
  const taken = new Set<string>();
  const faults = new Set<string>();
  const lead = (reference: Reference, node: WorkflowNode): string => {
    const { name, value, isPaired } = reference;
    if (value === null) {
      faults.add(
        `“${node.name}” uses “${name}” in a way that cannot be handed over. Let it name the value that it needs, as in $('${name}').item.json.field.`,
      );
      return '';
    }
    const field = fields.get(value) ?? takeFreeName(fieldName(reference, value), taken);
    fields.set(value, field);
    return `$('${start}').${isPaired ? 'item' : 'first()'}.json.${field}`;
  };
  const changed = nodes.map((node) =>
    changeReferenceTexts(node, (text) => {
      let done = '';
      let from = 0;
      for (const reference of listReferences(text)) {
        if (!outside.has(reference.name) || reference.start < from) continue;
        done += text.slice(from, reference.start) + lead(reference, node);
        from = reference.end;
      }
      return done + text.slice(from);
    }),
  );
  if (faults.size > 0) return { faults: [...faults] };
  return { nodes: changed, fields: [...fields].map(([value, name]) => ({ name, value })) };
}

/** `$('Ask them').item.json.address.city` → `Ask_them_city` */
function fieldName({ name }: Reference, value: string): string {
  const last = /([\p{L}\d_]+)\W*$/u.exec(value)?.[1] ?? '';
  const words = `${name} ${last}`.replaceAll(/[^\p{L}\d_]+/gu, '_').replaceAll(/^_+|_+$/g, '');
  return /^\d/.test(words) ? `_${words}` : words;
}
