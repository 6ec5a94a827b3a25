import type { IRunExecutionData, Workflow } from 'n8n-workflow';

/**
 * Puts the workflow's own nodes on the stack of an interrupted run: a retry may go on with a newer document, and only nodes of a workflow
 * that was built have their default parameters; a waiting run may have been moved to another version.
 */
export function takeNodes(data: IRunExecutionData, workflow: Workflow): void {
  for (const entry of data.executionData?.nodeExecutionStack ?? []) {
    const node = workflow.getNode(entry.node.name);
    // Where a tool of an agent gives its output to is no part of the drawing.
    const { rewireOutputLogTo } = entry.node;
    if (node !== null) entry.node = { ...node, ...(rewireOutputLogTo === undefined ? {} : { rewireOutputLogTo }) };
  }
}
