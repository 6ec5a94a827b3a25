import type { WorkflowNode } from '@leadloom/contracts';

export const noteType = 'n8n-nodes-base.stickyNote';

export function isNote(node: Pick<WorkflowNode, 'type'> | undefined): boolean {
  return node?.type === noteType;
}

/** A note's size is in its parameters; n8n leaves its defaults out. */
export function noteSize({ parameters }: WorkflowNode): { width: number; height: number } {
  const { width, height } = parameters ?? {};
  return { width: typeof width === 'number' ? width : 240, height: typeof height === 'number' ? height : 160 };
}
