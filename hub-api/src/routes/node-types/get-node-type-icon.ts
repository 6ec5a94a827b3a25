import { readFile } from 'node:fs/promises';
import { getNodeTypeIcon } from '@leadloom/contracts';
import { endpoint } from '../../http/endpoint.ts';
import { found } from '../../http/found.ts';

/** An icon is somebody else's file: opened by itself it may run nothing. */
export const getNodeTypeIconEndpoint = endpoint(getNodeTypeIcon, async ({ services, params, reply }) => {
  const file = found(services.nodeTypes.iconFile(params.name), 'icon of node type', params.name);
  reply
    .type(file.endsWith('.svg') ? 'image/svg+xml' : 'image/png')
    .header('cache-control', 'private, max-age=86400')
    .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox");
  return readFile(file);
});
