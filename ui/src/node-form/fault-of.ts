import type { LocatorMode, NodeProperty } from '@leadloom/contracts';
import { isExpression } from './expression/is-expression.ts';
import { formTexts as texts } from './texts.ts';

/** What is wrong with a value, in the places where n8n would refuse to run the node. */
export function faultOf(field: NodeProperty, value: unknown): string | null {
  if (isExpression(value)) return null;
  const locator = asLocator(value);
  if (field.required === true && isMissing(field, locator === null ? value : locator.value))
    return texts.missing(field.displayName);
  if (locator !== null)
    return locatorFault(
      field.modes?.find(({ name }) => name === locator.mode),
      locator.value,
    );
  const { minRequiredFields } = field.typeOptions ?? {};
  if (field.type === 'fixedCollection' && typeof minRequiredFields === 'number' && rowsOf(value) < minRequiredFields)
    return texts.tooFew(minRequiredFields);
  return null;
}

function isMissing({ type }: NodeProperty, value: unknown): boolean {
  if (type === 'multiOptions') return Array.isArray(value) && value.length === 0;
  return (
    ['string', 'dateTime', 'options', 'resourceLocator', 'workflowSelector', 'agentSelector'].includes(type) &&
    (value === '' || value === undefined || value === null)
  );
}

function locatorFault(mode: LocatorMode | undefined, value: unknown): string | null {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  if (text === '' || isExpression(text)) return null;
  for (const { type, properties } of mode?.validation ?? [])
    if (type === 'regex' && properties.regex !== undefined && !new RegExp(`^${properties.regex}$`).test(text))
      return properties.errorMessage ?? texts.wrongForm;
  return null;
}

export function asLocator(value: unknown): { mode: string; value: unknown; cachedResultName?: string } | null {
  const isLocator = typeof value === 'object' && value !== null && 'mode' in value && 'value' in value;
  return isLocator ? (value as { mode: string; value: unknown }) : null;
}

const rowsOf = (value: unknown) =>
  Object.values(value ?? {}).reduce<number>((sum, rows) => sum + (Array.isArray(rows) ? rows.length : 1), 0);
