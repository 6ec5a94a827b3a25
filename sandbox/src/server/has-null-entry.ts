/** Whether a list anywhere in a JSON value holds null, which no vendor's API has a use for. */
export function hasNullEntry(value: unknown): boolean {
  if (Array.isArray(value)) return value.some((entry) => entry === null || hasNullEntry(entry));
  return typeof value === 'object' && value !== null && Object.values(value).some(hasNullEntry);
}
