import type { NodeCatalogue } from '@leadloom/engine';
import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';

/** Node types that only n8n's tests have. They are known by what they do in the fixtures. */
const testOnlyNodes: Readonly<Record<string, INodeType>> = {
  // Gives the items of its parameter `data`.
  'n8n-nodes-testing.testData': nodeType(
    'testData',
    [{ displayName: 'Data', name: 'data', type: 'json', default: '[]' }],
    function (this: IExecuteFunctions) {
      const given = this.getNodeParameter('data', 0);
      const items = (typeof given === 'string' ? JSON.parse(given) : given) as IDataObject | IDataObject[];
      return [(Array.isArray(items) ? items : [items]).map((json) => ({ json }))];
    },
  ),
  // One parameter of the same name in two versions, with two defaults.
  'n8n-nodes-base.versionTest': nodeType(
    'versionTest',
    [1, 2].map((version) => ({
      displayName: `Version ${version}`,
      name: 'versionTest',
      type: 'number',
      displayOptions: { show: { '@version': [version] } },
      default: version,
    })),
    function (this: IExecuteFunctions) {
      return [
        this.getInputData().map((_, index) => ({
          json: {
            versionFromParameter: this.getNodeParameter('versionTest', index),
            versionFromNode: this.getNode().typeVersion,
          },
        })),
      ];
    },
  ),
};

export const probeType = 'leadloom-conformance.probe';

/** The catalogue with the test-only types, and with a probe: a node in whose place `look` is called, to see what a node would see. */
export function withTestOnlyNodes(
  catalogue: NodeCatalogue,
  look: (context: IExecuteFunctions) => void = () => undefined,
): NodeCatalogue {
  const added = new Map(Object.entries(testOnlyNodes));
  added.set(
    probeType,
    nodeType('probe', [], function (this: IExecuteFunctions) {
      look(this);
      return [[]];
    }),
  );
  return {
    ...catalogue,
    getByName: (type) => added.get(type) ?? catalogue.getByName(type),
    getByNameAndVersion: (type, version) => added.get(type) ?? catalogue.getByNameAndVersion(type, version),
  };
}

function nodeType(
  name: string,
  properties: INodeTypeDescription['properties'],
  execute: (this: IExecuteFunctions) => INodeExecutionData[][],
): INodeType {
  return {
    description: {
      displayName: name,
      name,
      group: ['transform'],
      version: [1, 2],
      description: '',
      defaults: { name },
      inputs: ['main'],
      outputs: ['main'],
      properties,
    },
    execute(this: IExecuteFunctions) {
      return Promise.resolve(execute.call(this));
    },
  };
}
