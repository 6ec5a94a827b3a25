import type { NodeOptions, WorkflowDocument, WorkflowNode } from '@leadloom/contracts';
import { askNode } from '@leadloom/engine';
import type { Inquiry } from '@leadloom/store';
import { type TriggerHosts } from '../runs/trigger-node.ts';
import { inTriggerScope } from '../runs/trigger-scope.ts';
import { variablesOf } from '../runs/variables-of.ts';
import type { WorkerServices } from '../services.ts';

const nodeName = 'Form';

/** Lets the node itself ask the vendor, by the door. What goes wrong there is an answer, to be shown beside the field. */
export async function answerOptions(
  services: WorkerServices,
  hosts: TriggerHosts,
  workspaceId: string,
  { nodeType, request }: Extract<Inquiry, { kind: 'options' }>,
  signal: AbortSignal,
): Promise<NodeOptions> {
  const { version, parameters, credentials = {}, ...question } = request;
  const node: WorkflowNode = {
    name: nodeName,
    type: nodeType,
    typeVersion: version,
    position: [0, 0],
    parameters,
    credentials,
  };
  const document: WorkflowDocument = { nodes: [node], connections: {} };
  const place = { workspaceId, workflowId: `form/${nodeType}`, node: nodeName };
  const variables = await variablesOf(services, workspaceId, document);
  const input = { ...place, workflowName: nodeName, document, cursor: '{}', isActivating: false, variables, signal };
  const host = await hosts.hostOf(workspaceId, document);
  return inTriggerScope(hosts.door, place, { node }, signal, () => askNode(host, input, question)).catch(
    (error: unknown) => ({ options: [], columns: [], error: reasonOf(error) }),
  );
}

/** n8n's errors of vendors say what happened in one part and what it means in another. */
function reasonOf(error: unknown): string {
  const { message, description } = error as { message?: string; description?: string | null };
  return (
    [...new Set([message, description])].filter((part) => typeof part === 'string' && part !== '').join(': ') ||
    'It gave no reason'
  );
}
