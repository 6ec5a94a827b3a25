import { HubError, type LeadFields, leadFieldNames } from '@leadloom/contracts';

const placeholder = /\{\{\s*([\w]+)\s*(?:\|([^{}]*))?\}\}/g;

/**
 * Fills `{{field}}` and `{{field|fallback}}` with what is known of the lead.
 * @throws HubError `invalid_input` that names placeholders that are no fields, and fields that this lead lacks and that have no fallback
 */
export function renderMessage(template: string, fields: LeadFields): string {
  const unknown = placeholdersOf(template).filter((name) => !(leadFieldNames as string[]).includes(name));
  if (unknown.length > 0) {
    throw new HubError(
      'invalid_input',
      `Unknown placeholder ${unknown.map((name) => `{{${name}}}`).join(', ')}: use one of ${leadFieldNames.join(', ')}`,
      { details: { unknown } },
    );
  }
  const missing: string[] = [];
  const text = template.replace(placeholder, (_, name: string, fallback: string | undefined) => {
    const value = (fields as Record<string, string | number | undefined>)[name];
    if (value === undefined && fallback === undefined) missing.push(name);
    return `${value ?? fallback ?? ''}`;
  });
  if (missing.length > 0) {
    throw new HubError(
      'invalid_input',
      `The lead has no ${missing.join(', ')}: give the placeholder a fallback, as in {{${missing[0]}|there}}`,
      { details: { missing } },
    );
  }
  return text;
}

/** Names of the placeholders, each once. */
export function placeholdersOf(template: string): string[] {
  return [...new Set([...template.matchAll(placeholder)].map(([, name]) => name ?? ''))];
}
