import { getNodeTypeDescription, type NodeDescription, type NodeTypeInfo } from '@leadloom/contracts';
import { listActions, type NodeAction } from '@leadloom/graph';
import { useQueryClient } from '@tanstack/react-query';
import { call } from '../../api/call.ts';

/** Fetches what a node of this type can do, and how it describes itself. */
export function useDescriptions() {
  const client = useQueryClient();
  const describe = async ({ name, version }: NodeTypeInfo): Promise<NodeDescription> => {
    const { description } = await client.fetchQuery({
      queryKey: ['getNodeTypeDescription', name, version],
      staleTime: Infinity,
      queryFn: ({ signal }) => call(getNodeTypeDescription, { params: { name }, query: { version }, signal }),
    });
    return description;
  };
  return {
    describe,
    actionsOf: async (type: NodeTypeInfo): Promise<NodeAction[]> => listActions(await describe(type), type.version),
  };
}
