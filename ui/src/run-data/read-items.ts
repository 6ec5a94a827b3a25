import { messageOf } from '../parts/toasts.ts';

/** @throws Error with one of the given sentences when the text is no JSON list of objects */
export function readItems(
  text: string,
  texts: { noJson: (fault: string) => string; noList: string },
): Record<string, unknown>[] {
  let items: unknown;
  try {
    items = JSON.parse(text);
  } catch (error) {
    throw new Error(texts.noJson(messageOf(error)), { cause: error });
  }
  if (
    !Array.isArray(items) ||
    !items.every((item) => typeof item === 'object' && item !== null && !Array.isArray(item))
  )
    throw new Error(texts.noList);
  return items as Record<string, unknown>[];
}
