import { listNodeTypes, type NodeTypeInfo } from '@leadloom/contracts';
import { useQuery } from '@tanstack/react-query';
import { call } from '../api/call.ts';

const none: ReadonlyMap<string, NodeTypeInfo> = new Map();

/** The whole node catalogue by type name, fetched once; empty until it is there. */
export function useNodeTypes(): ReadonlyMap<string, NodeTypeInfo> {
  const { data } = useQuery({
    queryKey: ['listNodeTypes'],
    staleTime: Infinity,
    queryFn: async ({ signal }) => {
      const types = new Map<string, NodeTypeInfo>();
      let cursor: string | undefined;
      do {
        const page = await call(listNodeTypes, { query: { limit: 200, cursor }, signal });
        for (const type of page.items)
          if ((types.get(type.name)?.version ?? 0) <= type.version) types.set(type.name, type);
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
      return types;
    },
  });
  return data ?? none;
}
