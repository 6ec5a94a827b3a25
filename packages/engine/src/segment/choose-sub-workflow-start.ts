import type { WorkflowDocument } from '@leadloom/contracts';

/** Where a workflow begins that is run by another one: at its own trigger for that, else where a person would start it by hand. */
const startTypes = ['n8n-nodes-base.executeWorkflowTrigger', 'n8n-nodes-base.manualTrigger', 'n8n-nodes-base.start'];

export function chooseSubWorkflowStart(document: WorkflowDocument): string | undefined {
  for (const type of startTypes) {
    const node = document.nodes.find((candidate) => candidate.type === type && candidate.disabled !== true);
    if (node !== undefined) return node.name;
  }
  return undefined;
}
