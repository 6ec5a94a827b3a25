import { listNodeTypes } from '@leadloom/contracts';
import { endpoint } from '../../http/endpoint.ts';
import { pageOfList } from '../../http/page-of-list.ts';

export const listNodeTypesEndpoint = endpoint(listNodeTypes, async ({ services, workspaceId, query }) => {
  const { nodeTypes } = await services.typesOf(workspaceId);
  const words = (query.search ?? '').toLowerCase().split(/\s+/);
  const matching = nodeTypes.list.filter((info) => {
    const text = `${info.displayName} ${info.name} ${info.description}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  return pageOfList(matching, query);
});
