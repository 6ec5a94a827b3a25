import { NodeConnectionTypes, type INodeTypeDescription } from 'n8n-workflow';

type Given = Pick<INodeTypeDescription, 'displayName' | 'name' | 'description' | 'properties'> &
  Partial<INodeTypeDescription>;

/** What all our nodes have in common: the icon, the credential, one input and one output unless the node says otherwise. */
export function leadNode(given: Given): INodeTypeDescription {
  return {
    icon: 'file:leadloom.svg',
    group: ['transform'],
    version: 1,
    defaults: { name: given.displayName },
    inputs: [NodeConnectionTypes.Main],
    outputs: [NodeConnectionTypes.Main],
    credentials: [{ name: 'leadloomApi', required: true }],
    ...given,
  };
}
