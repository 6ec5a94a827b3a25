import { listNodeTypes, type NodeTypeInfo } from '@leadloom/contracts';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { call } from '../api/call.ts';

const none: ReadonlyMap<string, NodeTypeInfo> = new Map();

/** The whole node catalogue by type name, fetched once; empty until it is there. */
export function useNodeTypes(): ReadonlyMap<string, NodeTypeInfo> {
  const { data } = useQuery(nodeTypesQuery);
  return data ?? none;
}

export const nodeTypesQuery = queryOptions({
  queryKey: ['listNodeTypes'],
  staleTime: Infinity,
  queryFn: async ({ signal }) => {
    const types = new Map<string, NodeTypeInfo>();
    let cursor: string | undefined;
    do {
      const page = await call(listNodeTypes, { query: { limit: 200, cursor }, signal });
      for (const type of page.items)
        if ((types.get(type.name)?.version ?? 0) <= type.version)
          for (const one of [type, ...toolOf(type)]) types.set(one.name, one);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    return types;
  },
});

/** The same node as a tool of agents, as the engine has it. */
function toolOf(type: NodeTypeInfo): NodeTypeInfo[] {
  if (type.isToolToo !== true) return [];
  const name = `${type.name}Tool`;
  const displayName = `${type.displayName} Tool`;
  return [
    { ...type, name, displayName, defaultName: displayName, inputs: 0, outputs: 0, partsIn: [], partsOut: ['ai_tool'] },
  ];
}
