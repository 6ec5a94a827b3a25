import { createHash } from 'node:crypto';
import { getNodeTypeDescription, HubError } from '@leadloom/contracts';
import { endpoint } from '../../http/endpoint.ts';
import { found } from '../../http/found.ts';

/** Descriptions change with the packages that are installed: a browser keeps one, and asks whether it is still that. */
export const getNodeTypeDescriptionEndpoint = endpoint(
  getNodeTypeDescription,
  async ({ services, workspaceId, params: { name }, query: { version }, request, reply }) => {
    const { nodeTypes } = await services.typesOf(workspaceId);
    const versions = nodeTypes.versions(name);
    found(versions[0], 'node type', name);
    const described = nodeTypes.describe(name, version);
    if (described === undefined)
      throw new HubError('not_found', `Node type ${name} has no version ${version} here.`, { details: { versions } });
    const tag = `"${createHash('sha256').update(JSON.stringify(described)).digest('base64url')}"`;
    reply.header('etag', tag).header('cache-control', 'private, no-cache');
    if (request.headers['if-none-match'] === tag) await reply.code(304).send();
    return described;
  },
);
