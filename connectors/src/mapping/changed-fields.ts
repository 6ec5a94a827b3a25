/** The wanted values that a record does not have yet; null and missing are the same, numbers are compared as text. */
export function changedFields<Value>(
  wanted: Readonly<Record<string, Value>>,
  record: Readonly<Record<string, unknown>>,
): Record<string, Value> {
  return Object.fromEntries(Object.entries(wanted).filter(([name, value]) => asText(value) !== asText(record[name])));
}

function asText(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
