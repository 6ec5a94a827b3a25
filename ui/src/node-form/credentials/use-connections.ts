import { type Connection, listConnections } from '@leadloom/contracts';
import { usePages } from '../../api/use-pages.ts';

/** The accounts of the workspace. */
export function useConnections(): readonly Connection[] {
  return usePages(listConnections, {}, { limit: 200 }).items ?? [];
}
