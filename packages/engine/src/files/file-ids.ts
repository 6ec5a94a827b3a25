import { stringify } from '../segment/encode-state.ts';

/** n8n's name for where files are; it begins their ids in items, before a colon. */
export const fileMode = 'leadloom';

const named = new RegExp(`"${fileMode}:(fil_[0-9a-z]+)"`, 'g');

/** Ids of the files that items name. */
export function fileIdsIn(items: unknown): string[] {
  const text = typeof items === 'string' ? items : stringify(items);
  return [...new Set([...text.matchAll(named)].map((match) => match[1] ?? ''))];
}

/** The id of the file that a piece of binary data is kept in; null for data that is in the item itself. */
export function fileIdOf(binary: { id?: string }): string | null {
  return binary.id?.startsWith(`${fileMode}:`) === true ? binary.id.slice(fileMode.length + 1) : null;
}
