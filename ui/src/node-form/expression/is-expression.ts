import type { NodeProperty } from '@leadloom/contracts';

export function isExpression(value: unknown): value is string {
  return typeof value === 'string' && value.startsWith('=');
}

/** Groups hold fields that may be expressions; locators and mappers have their own switch. */
const never = new Set([
  'collection',
  'fixedCollection',
  'resourceLocator',
  'workflowSelector',
  'resourceMapper',
  'assignmentCollection',
  'filter',
  'notice',
  'callout',
  'button',
  'credentials',
  'credentialsSelect',
  'curlImport',
  'agentSelector',
]);

export function mayBeExpression({ type, noDataExpression, typeOptions }: NodeProperty): boolean {
  return noDataExpression !== true && typeOptions?.['noExpression'] !== true && !never.has(type);
}

/** The same value, said as an expression. */
export function toExpression(value: unknown): string {
  if (typeof value === 'string') return `=${value}`;
  if (value === undefined || value === null) return '=';
  return `={{ ${JSON.stringify(value)} }}`;
}

/** The text of an expression without placeholders; else the default, since what it gives is known in a run only. */
export function toFixed(field: NodeProperty, value: unknown): unknown {
  const text = String(value).slice(1);
  const constant = /^\{\{\s*(-?\d+(?:\.\d+)?|true|false|"[^"]*")\s*\}\}$/.exec(text)?.[1];
  if (constant !== undefined) return JSON.parse(constant) as unknown;
  if (field.type === 'string' || field.type === 'json' || field.type === 'dateTime')
    return text.includes('{{') ? '' : text;
  return field.default;
}
