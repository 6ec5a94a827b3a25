import type { WorkflowDocument } from '@leadloom/contracts';
import type { FindNodeType, NodeFacts } from './node-facts.ts';

export interface Trigger {
  node: string;
  /** `manual`, `webhook`, `schedule`, `form`, `chat`, `workflow`, `error`, `poll`, `listening`, or `event` for all that are called by something else. */
  kind: string;
}

const kindsByType: Readonly<Record<string, string>> = {
  'n8n-nodes-base.manualTrigger': 'manual',
  'n8n-nodes-base.start': 'manual',
  'n8n-nodes-base.webhook': 'webhook',
  'n8n-nodes-base.scheduleTrigger': 'schedule',
  'n8n-nodes-base.cron': 'schedule',
  'n8n-nodes-base.interval': 'schedule',
  'n8n-nodes-base.formTrigger': 'form',
  'n8n-nodes-base.executeWorkflowTrigger': 'workflow',
  'n8n-nodes-base.errorTrigger': 'error',
  '@n8n/n8n-nodes-langchain.chatTrigger': 'chat',
  '@n8n/n8n-nodes-langchain.manualChatTrigger': 'manual',
};

/** The enabled triggers of a workflow in the order of the document. */
export function listTriggers(document: WorkflowDocument, findNodeType: FindNodeType): Trigger[] {
  return document.nodes.flatMap((node) => {
    if (node.disabled === true) return [];
    const kind = kindsByType[node.type] ?? kindOfEvents(findNodeType(node.type));
    return kind === undefined ? [] : [{ node: node.name, kind }];
  });
}

function kindOfEvents(facts: NodeFacts | undefined): string | undefined {
  if (facts?.isTrigger !== true) return undefined;
  return facts.hearsBy === undefined || facts.hearsBy === 'webhook' ? 'event' : facts.hearsBy;
}
