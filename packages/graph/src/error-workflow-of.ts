import type { WorkflowDocument } from '@leadloom/contracts';

const errorTrigger = 'n8n-nodes-base.errorTrigger';

/**
 * The workflow that runs when one of this document fails, by n8n's rule: the one that its settings name, else itself when it has an Error
 * Trigger. Null when nothing does.
 */
export function errorWorkflowOf(workflowId: string, document: WorkflowDocument): string | null {
  const named = document.settings?.['errorWorkflow'];
  if (typeof named === 'string' && named !== '' && named !== 'DEFAULT') return named;
  return errorTriggerOf(document) === null ? null : workflowId;
}

/** The node at which an error workflow begins. */
export function errorTriggerOf(document: WorkflowDocument): string | null {
  return document.nodes.find((node) => node.type === errorTrigger && node.disabled !== true)?.name ?? null;
}
