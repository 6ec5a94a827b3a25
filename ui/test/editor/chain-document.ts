import type { WorkflowDocument, WorkflowNode } from '@leadloom/contracts';

/** Steps one behind the other, the first one a manual trigger. */
export function chainDocument(...names: string[]): WorkflowDocument {
  return {
    name: names.join(' '),
    nodes: names.map((name, index): WorkflowNode => ({
      id: `id-${name}`,
      name,
      type: index === 0 ? 'n8n-nodes-base.manualTrigger' : 'n8n-nodes-base.noOp',
      typeVersion: 1,
      position: [index * 220, 0],
      parameters: {},
    })),
    connections: Object.fromEntries(
      names.slice(1).map((name, index) => [names[index]!, { main: [[{ node: name, type: 'main', index: 0 }]] }]),
    ),
  };
}
