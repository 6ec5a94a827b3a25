import type { DisplayOptions } from '@leadloom/contracts';
import type { FormPlace } from './form-place.ts';
import { meetsConditions } from './meets-conditions.ts';
import { valueAt } from './value-at.ts';

/**
 * Whether a field of a node's form, or one of its accounts, is shown where it stands. These are n8n's rules (`displayParameter`), held against
 * it over all nodes by packages/engine/test: every `show` has to be met, unless an expression stands where it looks; one `hide` is enough.
 */
export function isDisplayed(field: { displayOptions?: DisplayOptions }, place: FormPlace): boolean {
  return isMet(field.displayOptions, place);
}

/** The same for what greys out a field. */
export function isDisabled(field: { disabledOptions?: DisplayOptions }, place: FormPlace): boolean {
  return field.disabledOptions !== undefined && isMet(field.disabledOptions, place);
}

function isMet(rules: DisplayOptions | undefined, place: FormPlace): boolean {
  for (const [path, conditions] of Object.entries(rules?.show ?? {})) {
    const values = valuesFor(path, place);
    if (values.some((value) => typeof value === 'string' && value.startsWith('='))) return true;
    if (!meetsConditions(values, conditions)) return false;
  }
  return Object.entries(rules?.hide ?? {}).every(([path, conditions]) => {
    const values = valuesFor(path, place);
    return values.length === 0 || !meetsConditions(values, conditions);
  });
}

/** A path with a slash begins at the top of the form, one with `@` asks about the node. A named thing of a vendor counts by its value. */
function valuesFor(path: string, { node, values, root }: FormPlace): unknown[] {
  if (path === '@feature') return featuresOf(node);
  const value = plain(
    path === '@version'
      ? node.typeVersion
      : path === '@tool'
        ? node.description.name.endsWith('Tool')
        : path.startsWith('/')
          ? valueAt(root, path.slice(1))
          : valueAt(values, path),
  );
  return Array.isArray(value) ? value : [value];
}

function plain(value: unknown): unknown {
  const locator = value as Record<string, unknown> | null | undefined;
  return typeof locator === 'object' && locator?.['__rl'] === true ? locator['value'] : value;
}

function featuresOf({ typeVersion, description }: FormPlace['node']): string[] {
  return Object.entries(description.features ?? {})
    .filter(([, when]) => meetsConditions([typeVersion], when['@version'] ?? []))
    .map(([name]) => name);
}
