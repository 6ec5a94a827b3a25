import { getNodeTypeIcon } from '@leadloom/contracts';
import { endpoint } from '../../http/endpoint.ts';
import { found } from '../../http/found.ts';

/** An icon is somebody else's file: opened by itself it may run nothing. */
export const getNodeTypeIconEndpoint = endpoint(getNodeTypeIcon, async ({ services, workspaceId, params, reply }) => {
  const { nodeTypes } = await services.typesOf(workspaceId);
  const icon = found(nodeTypes.icon(params.name), 'icon of node type', params.name);
  reply
    .type(icon.isSvg ? 'image/svg+xml' : 'image/png')
    .header('cache-control', 'private, max-age=86400')
    .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox");
  return icon.read();
});
