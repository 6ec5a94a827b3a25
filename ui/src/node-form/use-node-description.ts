import { getNodeTypeDescription } from '@leadloom/contracts';
import { useQuery } from '@tanstack/react-query';
import { call } from '../api/call.ts';

/** How a node type describes itself in a version; without one, in that of a new node. */
export function useNodeDescription(type: string, version: number | undefined) {
  return useQuery({
    queryKey: ['getNodeTypeDescription', type, version],
    staleTime: Infinity,
    queryFn: ({ signal }) => call(getNodeTypeDescription, { params: { name: type }, query: { version }, signal }),
  });
}
