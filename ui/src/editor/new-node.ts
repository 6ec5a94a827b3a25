import type { NodeTypeInfo, WorkflowDocument, WorkflowNode } from '@leadloom/contracts';
import { takeFreeName } from '@leadloom/graph';

/** Triggers whose address is a parameter, which n8n sets to something nobody can guess when they are placed. */
const withPath: ReadonlySet<string> = new Set(['n8n-nodes-base.webhook', '@n8n/n8n-nodes-langchain.mcpTrigger']);

/** Its own name tells of a button that n8n has. */
const manualTrigger = 'n8n-nodes-base.manualTrigger';

/** A node of a type as a person places it, with a name that is free. */
export function newNode(
  type: NodeTypeInfo,
  parameters: Record<string, unknown>,
  { nodes }: WorkflowDocument,
  at: { x: number; y: number },
): WorkflowNode {
  const webhookId = crypto.randomUUID();
  return {
    parameters: { ...(withPath.has(type.name) ? { path: webhookId } : {}), ...parameters },
    id: crypto.randomUUID(),
    name: takeFreeName(
      type.name === manualTrigger ? type.displayName : type.defaultName,
      new Set(nodes.map(({ name }) => name)),
    ),
    type: type.name,
    typeVersion: type.version,
    position: [Math.round(at.x), Math.round(at.y)],
    ...(type.isCalled === true ? { webhookId } : {}),
  };
}
