import type { NodeFieldGroup, NodeProperty } from '@leadloom/contracts';
import type { FormNode, FormPlace, FormValues } from './form-place.ts';
import { isDisplayed } from './is-displayed.ts';

interface Level {
  node: FormNode;
  /** What is stored. */
  given: FormValues;
  /** Of the whole form; absent at its top. */
  root?: FormValues;
  /** In a collection only what was added counts, defaults do not. */
  isCollection?: boolean;
}

/**
 * The values that a form goes by, as n8n completes them: defaults for what is not stored, nothing for what is not shown.
 *
 * 1. Plain fields get their value or default. Of several fields of one name those that are shown by what is known so far; since a field may
 *    depend on one that comes later, until nothing changes.
 * 2. What is not shown by these values is left out; collections come in.
 */
export function formValues(
  fields: readonly NodeProperty[],
  { node, given, root, isCollection = false }: Level,
): FormValues {
  const isSeveral = severalOf(fields);
  const known = isCollection ? fields.filter(({ name }) => given[name] !== undefined) : fields;
  const placed = (values: FormValues): FormPlace => ({ node, values, root: root ?? values });
  const isPlain = ({ type }: NodeProperty) => type !== 'collection' && type !== 'fixedCollection';

  const plain: Record<string, unknown> = {};
  for (let round = 0, isSettled = false; !isSettled && round < fields.length; round += 1) {
    isSettled = true;
    for (const field of known.filter(isPlain)) {
      if (isSeveral(field.name) && !isDisplayed(field, placed(plain))) continue;
      const value = valueOf(field, given[field.name]);
      if (plain[field.name] === value) continue;
      plain[field.name] = value;
      isSettled = false;
    }
  }
  const shown = known.filter((field) => isDisplayed(field, placed(plain)));
  const complete = (inner: readonly NodeProperty[], values: unknown, isAdded: boolean) =>
    formValues(inner, { node, given: (values ?? {}) as FormValues, root: root ?? plain, isCollection: isAdded });
  return Object.fromEntries(
    shown.map((field) => [field.name, completed(field, valueOf(field, given[field.name]), complete)]),
  );
}

type Complete = (fields: readonly NodeProperty[], values: unknown, isCollection: boolean) => FormValues;

/** What a collection holds, completed in the same way. */
function completed(field: NodeProperty, value: unknown, complete: Complete): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  if (field.type === 'collection') return complete((field.options ?? []) as NodeProperty[], value, true);
  if (field.type !== 'fixedCollection') return value;
  const groups = (field.options ?? []) as NodeFieldGroup[];
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, rows]) => {
      const fields = groups.find((group) => group.name === name)?.values;
      if (fields === undefined) return [];
      return [
        [name, Array.isArray(rows) ? rows.map((row) => complete(fields, row, false)) : complete(fields, rows, false)],
      ];
    }),
  );
}

/** The fields that are shown at a level, where they stand. */
export function shownFields(fields: readonly NodeProperty[], place: FormPlace): NodeProperty[] {
  return fields.filter((field) => field.type !== 'hidden' && isDisplayed(field, place));
}

/** What is stored, or what counts as long as nothing is. */
export function valueOf(field: NodeProperty, stored: unknown): unknown {
  if (stored !== undefined) return field.noDataExpression === true ? withoutExpression(stored) : stored;
  const isLocator = field.type === 'resourceLocator' && typeof field.default === 'object' && field.default !== null;
  return isLocator ? locatorOf(field) : field.default;
}

/** Where no expression may stand, n8n takes one as text; but for what an agent is to fill in. */
function withoutExpression(stored: unknown): unknown {
  const isExpression = typeof stored === 'string' && stored.startsWith('=');
  return isExpression && !/^=\{\{\s*\$fromAI\(/i.test(stored) ? stored.slice(1) : stored;
}

/** The same object each time: what has not changed is known by its identity. */
const locators = new WeakMap<NodeProperty, object>();
function locatorOf(field: NodeProperty): object {
  const known = locators.get(field) ?? { __rl: true, ...(field.default as object) };
  locators.set(field, known);
  return known;
}

function severalOf(fields: readonly NodeProperty[]): (name: string) => boolean {
  const counts = new Map<string, number>();
  for (const { name } of fields) counts.set(name, (counts.get(name) ?? 0) + 1);
  return (name) => (counts.get(name) ?? 0) > 1;
}
