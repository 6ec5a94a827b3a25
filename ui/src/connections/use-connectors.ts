import { listConnectors } from '@leadloom/contracts';
import { useQuery } from '@tanstack/react-query';
import { call } from '../api/call.ts';

/** The catalogue of connectors; it changes only with the version of the hub. */
export function useConnectors() {
  return useQuery({
    queryKey: ['listConnectors'],
    staleTime: Infinity,
    queryFn: async ({ signal }) => (await call(listConnectors, { query: { limit: 200 }, signal })).items,
  });
}
