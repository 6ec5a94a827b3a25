import type { WorkflowDocument } from '@leadloom/contracts';

/** Whether a workflow lets another one run it, as its settings say to n8n. All workflows of a workspace have one owner. */
export function mayBeCalled({ settings }: WorkflowDocument, by: string): boolean {
  const policy = settings?.['callerPolicy'];
  if (policy === 'none') return false;
  if (policy !== 'workflowsFromAList') return true;
  const listed = settings?.['callerIds'];
  return typeof listed === 'string' && listed.split(',').some((id) => id.trim() === by);
}
