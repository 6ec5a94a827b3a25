import type { INode, Workflow } from 'n8n-workflow';
import { n8nWorkflow } from '../n8n.ts';

export const bareNode: INode = {
  id: 'credential',
  name: 'Credential',
  type: 'n8n-nodes-base.noOp',
  typeVersion: 1,
  position: [0, 0],
  parameters: {},
};

/** Expressions need a workflow to stand in; outside a run (connection tests) it is this one. */
export function bareWorkflow(node: INode): Workflow {
  const { Workflow: N8nWorkflow } = n8nWorkflow();
  const nodeTypes = { getByName: () => undefined, getByNameAndVersion: () => undefined, getKnownTypes: () => ({}) };
  return new N8nWorkflow({ nodes: [node], connections: {}, active: false, nodeTypes: nodeTypes as never });
}
