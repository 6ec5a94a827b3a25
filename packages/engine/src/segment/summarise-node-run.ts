import type { NodeRun } from '@leadloom/contracts';
import type { ITaskData } from 'n8n-workflow';

/** What lists and canvases show of a node run. */
export function summariseNodeRun(node: string, run: number, task: ITaskData): NodeRun {
  const status = task.executionStatus === 'waiting' ? 'waiting' : task.error === undefined ? 'success' : 'error';
  const error = task.error as
    { message?: string; description?: string | null; context?: { itemIndex?: unknown } } | undefined;
  const itemIndex = error?.context?.itemIndex;
  return {
    node,
    run,
    status,
    startedAt: new Date(task.startTime).toISOString(),
    durationMs: Math.max(0, Math.round(task.executionTime)),
    items: (task.data?.['main'] ?? []).map((items) => items?.length ?? 0),
    ...(error === undefined
      ? {}
      : {
          error: {
            message: error.message ?? 'The node failed without a message',
            ...(typeof error.description === 'string' ? { description: error.description } : {}),
            ...(typeof itemIndex === 'number' ? { itemIndex } : {}),
          },
        }),
    source: (task.source ?? []).map((source) =>
      source === null
        ? null
        : { node: source.previousNode, output: source.previousNodeOutput ?? 0, run: source.previousNodeRun ?? 0 },
    ),
  };
}
