import type { LiveChanges } from '../live/live-changes.ts';

const mostKept = 1_000;

/**
 * Which workflows' executions end well in their first segment, as their newest one did. One whose execution was sent in a batch, and was
 * given back to be claimed by a worker alone (its answer is streamed, its repeats are held back), is none.
 */
export function quickWorkflows(live: Pick<LiveChanges, 'subscribe'>): { has(workflowId: string): boolean } {
  const known = new Map<string, boolean>();
  live.subscribe(({ collection, document }) => {
    if (collection !== 'executions' || document === null || document['segments'] === 0) return;
    const workflowId = String(document['workflowId']);
    const before = known.get(workflowId);
    known.delete(workflowId);
    if (document['segments'] !== 1 || document['status'] !== 'success') return;
    known.set(workflowId, document['attempt'] === 0 || before === undefined);
    const [oldest] = known.keys();
    if (known.size > mostKept && oldest !== undefined) known.delete(oldest);
  });
  return { has: (workflowId) => known.get(workflowId) === true };
}
