import type { WorkflowNode } from '@leadloom/contracts';

/** What a node does, from the parameters that n8n's nodes use for it: "create: contact", "GET". Empty when they say nothing. */
export function stepSubtitle({ parameters = {} }: WorkflowNode): string {
  const text = (name: string) =>
    typeof parameters[name] === 'string' && !parameters[name].startsWith('=') ? parameters[name] : '';
  const operation = text('operation');
  const resource = text('resource');
  if (operation && resource) return `${operation}: ${resource}`;
  return operation || resource || text('method') || text('mode');
}
