/** The first that is a text with something in it, cut to what fits a message; empty when none is. */
export function firstText(...values: unknown[]): string {
  const text = values.find((value): value is string => typeof value === 'string' && value.trim() !== '');
  return text === undefined ? '' : text.trim().slice(0, 300);
}
