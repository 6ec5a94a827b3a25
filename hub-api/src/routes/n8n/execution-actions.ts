import {
  type Execution,
  type ExecutionStatus,
  HubError,
  retryN8nExecution,
  stopN8nExecution,
  stopN8nExecutions,
} from '@leadloom/contracts';
import { endpoint } from '../../http/endpoint.ts';
import { found } from '../../http/found.ts';
import { untilClosed } from '../../http/until-closed.ts';
import { waitFor } from '../../live/wait-for.ts';
import type { Services } from '../../services.ts';
import { retryRun } from '../executions/retry-run.ts';
import { stopRun } from '../executions/stop-run.ts';
import { showExecution } from './show-executions.ts';

const over: readonly ExecutionStatus[] = ['success', 'error', 'canceled'];
/** A stop is heard in less than a second; a client of n8n's waits for the end of a retry. */
const timeoutsMs = { stop: 10_000, retry: 120_000 };
const stoppable: Readonly<Record<'queued' | 'running' | 'waiting', readonly ExecutionStatus[]>> = {
  queued: ['new'],
  running: ['running'],
  waiting: ['waiting', 'needs_decision'],
};

export const executionActionEndpoints = [
  endpoint(stopN8nExecution, async ({ services, store, workspaceId, params: { id }, request }) => {
    const execution = found(await store.executions.get(workspaceId, id), 'execution', id);
    if (over.includes(execution.status))
      throw new HubError('conflict', `The execution ${id} has ended already: it is ${execution.status}.`);
    await stopRun(services, workspaceId, id);
    const stopped = await untilStatus(services, workspaceId, id, over, timeoutsMs.stop, untilClosed(request));
    return showExecution(store, workspaceId, stopped);
  }),
  endpoint(stopN8nExecutions, async ({ services, store, workspaceId, body }) => {
    const { status, workflowId, startedAfter, startedBefore } = body;
    const ids: string[] = [];
    for (let cursor: string | undefined; ;) {
      const page = await store.executions.list(workspaceId, {
        limit: 200,
        statuses: status.flatMap((word) => stoppable[word]),
        ...(workflowId === undefined || workflowId === 'all' ? {} : { workflowId }),
        ...(startedAfter === undefined ? {} : { startedAfter }),
        ...(startedBefore === undefined ? {} : { startedBefore }),
        ...(cursor === undefined ? {} : { cursor }),
      });
      ids.push(...page.items.map(({ id }) => id));
      if (page.nextCursor === null) break;
      cursor = page.nextCursor;
    }
    for (const id of ids) await stopRun(services, workspaceId, id);
    return { stopped: ids.length };
  }),
  endpoint(retryN8nExecution, async ({ services, store, workspaceId, params: { id }, body, request }) => {
    const begun = await retryRun(services, workspaceId, id, { usesNewest: body?.loadWorkflow === true });
    const settled: ExecutionStatus[] = [...over, 'waiting', 'needs_decision'];
    const retry = await untilStatus(services, workspaceId, begun.id, settled, timeoutsMs.retry, untilClosed(request));
    return showExecution(store, workspaceId, retry, { includeData: true });
  }),
];

function untilStatus(
  { store, live }: Services,
  workspaceId: string,
  id: string,
  statuses: readonly ExecutionStatus[],
  timeoutMs: number,
  signal: AbortSignal,
): Promise<Execution> {
  return waitFor({
    live,
    isAbout: (change) => change.collection === 'executions' && change.id === id,
    load: async () => found(await store.executions.get(workspaceId, id), 'execution', id),
    isDone: ({ status }) => statuses.includes(status),
    timeoutMs,
    signal,
  });
}
