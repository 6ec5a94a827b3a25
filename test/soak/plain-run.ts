import type { N8nExecution } from '@leadloom/contracts';

/** Parts of n8n's record of a run that tell when it ran and how long. */
const times = new Set(['startTime', 'executionTime', 'executionIndex', 'lastUpdate']);
const madeUp = /\bex_[A-Za-z0-9_-]{22}\b/g;

/** What the nodes of a run gave, in n8n's shape, without times and ids: equal for two runs that did the same. */
export function plainRun(execution: N8nExecution, id: string): string {
  const { runData } = (execution.data as { resultData: { runData: Record<string, unknown> } }).resultData;
  const nodes = Object.entries(runData).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify(nodes, (key, value: unknown) => (times.has(key) ? undefined : value))
    .replaceAll(id, 'ID')
    .replace(madeUp, 'EXECUTION');
}

/** What a run was sent: the body of the request to its webhook. Undefined while its first node has not run, and of called workflows. */
export function idOf(execution: N8nExecution): string | undefined {
  type Item = { json: { body?: { id?: string } } };
  const data = execution.data as { resultData?: { runData?: Record<string, { data?: { main?: Item[][] } }[]> } };
  return data?.resultData?.runData?.['Hook']?.[0]?.data?.main?.[0]?.[0]?.json.body?.id;
}
