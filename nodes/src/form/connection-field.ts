import { listConnections, listConnectors } from '@leadloom/contracts';
import type { ILoadOptionsFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { hubRequest } from '../hub/hub-request.ts';

/** A setting that chooses one connection (or several, in order) of those whose connector has the action (those of a capability have its name). */
export function connectionField(
  action: string,
  given: Partial<INodeProperties> & { displayName: string; name: string },
): INodeProperties {
  return {
    type: 'options',
    default: given.type === 'multiOptions' ? [] : '',
    required: true,
    noDataExpression: false,
    typeOptions: { loadOptionsMethod: loadMethodOf(action) },
    ...given,
  };
}

/** The `methods` of a node with connection fields for these actions. */
export function connectionOptions(...actions: string[]) {
  const loaders = actions.map((action) => [loadMethodOf(action), loader(action)] as const);
  return { loadOptions: Object.fromEntries(loaders) };
}

const loadMethodOf = (action: string) => `connectionsFor_${action.replaceAll('-', '_')}`;

function loader(action: string) {
  return async function (this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
    const connectors = await hubRequest(this, listConnectors, { query: { limit: 200 } });
    const able = connectors.items.filter(({ actions }) => actions.some(({ name }) => name === action));
    const names = new Set(able.map(({ name }) => name));
    const connections = await hubRequest(this, listConnections, { query: { limit: 200 } });
    return connections.items
      .filter(({ connector }) => connector !== null && names.has(connector))
      .map(({ id, name, connector }) => ({ name, value: id, description: connector ?? '' }));
  };
}
