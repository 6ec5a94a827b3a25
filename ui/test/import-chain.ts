import type { hubCaller } from '../../test/call-hub.ts';

interface DrawnNode {
  name: string;
  type: string;
  typeVersion?: number;
  parameters: Record<string, unknown>;
}

/** Imports a workflow whose nodes follow each other; answers its id. */
export async function importChain(
  api: ReturnType<typeof hubCaller>,
  name: string,
  nodes: DrawnNode[],
): Promise<string> {
  const document = {
    name,
    nodes: nodes.map((node, index) => ({
      typeVersion: 1,
      ...node,
      type: `n8n-nodes-base.${node.type}`,
      position: [index * 220, 0],
    })),
    connections: Object.fromEntries(
      nodes
        .slice(1)
        .map((next, index) => [nodes[index]?.name, { main: [[{ node: next.name, type: 'main', index: 0 }]] }]),
    ),
  };
  const { workflow } = await api<{ workflow: { id: string } }>('POST', '/api/hub/v1/workflows', { document });
  return workflow.id;
}

/** A chain's first node: its run starts by hand. */
export const manual: DrawnNode = { name: 'Start', type: 'manualTrigger', parameters: {} };
