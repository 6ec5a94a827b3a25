/** n8n's item form is taken as it is, anything else is the item's JSON. */
export function toItem(given: Record<string, unknown>): Record<string, unknown> {
  const isItem = typeof given['json'] === 'object' && given['json'] !== null;
  return isItem ? given : { json: given };
}
