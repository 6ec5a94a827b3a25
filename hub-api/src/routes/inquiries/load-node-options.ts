import { loadNodeOptions, type NodeOptions } from '@leadloom/contracts';
import { endpoint } from '../../http/endpoint.ts';
import { found } from '../../http/found.ts';
import { askWorker } from './ask-worker.ts';

export const loadNodeOptionsEndpoint = endpoint(
  loadNodeOptions,
  async ({ services, workspaceId, params: { name }, body }) => {
    const { nodeTypes } = await services.typesOf(workspaceId);
    found(nodeTypes.describe(name, body.version), 'node type', `${name} ${body.version}`);
    return (await askWorker(services, workspaceId, { kind: 'options', nodeType: name, request: body })) as NodeOptions;
  },
);
