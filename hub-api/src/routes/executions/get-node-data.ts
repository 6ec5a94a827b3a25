import { getNodeData, getNodeFields, type NodeData } from '@leadloom/contracts';
import { collectFields } from '@leadloom/graph';
import { endpoint } from '../../http/endpoint.ts';
import { found } from '../../http/found.ts';

export const getNodeDataEndpoint = endpoint(getNodeData, async ({ store, workspaceId, params, query }) => {
  const { node, run = 0, output = 0, offset = 0, limit = 50, search = '' } = query;
  found(await store.executions.get(workspaceId, params.id), 'execution', params.id);
  const place = { node, run, output, offset, limit };
  const page = await store.nodeOutputs.getPage(workspaceId, params.id, search === '' ? place : { ...place, limit: 0 });
  const known = found(page, `run ${run} of node`, node);
  if (search === '') return known;
  const letters = search.toLowerCase();
  const indexes: number[] = [];
  const items: NodeData['items'] = [];
  let total = 0;
  for await (const piece of store.nodeOutputs.pieces(workspaceId, params.id, place))
    for (const [index, item] of piece.items.entries()) {
      if (!JSON.stringify(item.json)?.toLowerCase().includes(letters)) continue;
      if (total >= offset && total < offset + limit) {
        items.push(item);
        indexes.push(piece.offset + index);
      }
      total += 1;
    }
  return { ...known, total, items, indexes };
});

export const getNodeFieldsEndpoint = endpoint(getNodeFields, async ({ store, workspaceId, params, query }) => {
  const place = { node: query.node, run: query.run ?? 0, output: query.output ?? 0 };
  found(await store.executions.get(workspaceId, params.id), 'execution', params.id);
  const fields = collectFields();
  for await (const piece of store.nodeOutputs.pieces(workspaceId, params.id, place))
    for (const { json } of piece.items) fields.add(json);
  return fields.read();
});
